/** A true minus; and a mark after `US$`, whose `$` would change sides in a text from right to left. */
export function polishMoney(text: string): string {
  return text.replace('-', '\u2212').replace(/[A-Z]\$/, '$&\u200e');
}
