import { en } from './en.ts';
import type { Message, Messages } from './Messages.ts';

const plain = 'aceinorsuyACEINORSUY';
const accented = 'áçéíñóŕšúýÁÇÉÍÑÓŔŠÚÝ';

/**
 * English with accents, a third longer and in brackets (locale `en-XA`). Texts that are not translated, or that have
 * no room to grow, stand out.
 */
export const pseudo: Partial<Messages> = Object.fromEntries(
  Object.entries<Message>(en).map(([key, text]) => [key, key === 'language' ? text : pseudoMessage(text)]),
);

function pseudoMessage(message: Message): Message {
  if (typeof message === 'string') return pseudoText(message);
  return { ...message, one: pseudoText(message.one ?? message.other), other: pseudoText(message.other) };
}

function pseudoText(text: string): string {
  // Parameter names stay as they are.
  const letters = text.replace(/\{\w+\}|\w/g, (part) => accented[plain.indexOf(part)] ?? part);
  return `⟦${letters}${'~'.repeat(Math.ceil(text.length / 3))}⟧`;
}
