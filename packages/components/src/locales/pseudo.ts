const plain = 'aceinorsuyACEINORSUY';
const accented = 'áçéíñóŕšúýÁÇÉÍÑÓŔŠÚÝ';

/** Whether a locale is the pseudo-locale `en-XA`, which shows texts that are not translated or have no room to grow. */
export function isPseudoLocale(locale: string): boolean {
  return /-XA\b/i.test(locale);
}

/** Writes an English text with accents, a third longer and in brackets. The names of its parameters stay as they are. */
export function pseudoText(text: string): string {
  const letters = text.replace(/\{\w+\}|\w/g, (part) => accented[plain.indexOf(part)] ?? part);
  return `⟦${letters}${'~'.repeat(Math.ceil(text.length / 3))}⟧`;
}
