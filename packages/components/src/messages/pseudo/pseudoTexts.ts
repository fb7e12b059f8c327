import type { Message, Messages } from '../Messages.ts';

const plain = 'aceinorsuyACEINORSUY';
const accented = 'áçéíñóŕšúýÁÇÉÍÑÓŔŠÚÝ';

/** English with accents, longer by a third and in brackets: what is not translated or has no room stands out. */
export function pseudoTexts(english: Partial<Messages>): Partial<Messages> {
  return Object.fromEntries(
    Object.entries(english).map(([key, text]) => [key, key === 'language' ? text : pseudoMessage(text)]),
  );
}

function pseudoMessage(message: Message): Message {
  if (typeof message === 'string') return pseudoText(message);
  return { ...message, one: pseudoText(message.one ?? message.other), other: pseudoText(message.other) };
}

function pseudoText(text: string): string {
  // The names of figures stay, or nothing would stand in their place.
  const letters = text.replace(/\{\w+\}|\w/g, (part) => accented[plain.indexOf(part)] ?? part);
  return `⟦${letters}${'~'.repeat(Math.ceil(text.length / 3))}⟧`;
}
