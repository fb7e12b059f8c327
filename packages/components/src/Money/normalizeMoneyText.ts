/**
 * A true minus; and marks of direction that Intl leaves out: after `US$`, whose `$` would change sides in a text
 * from right to left, and after a signed number there, which would take the currency to its other side. Such an
 * amount is isolated as a whole: beside a date or another amount their figures would mix.
 */
export function normalizeMoneyText(text: string): string {
  return text
    .replace('-', '\u2212')
    .replace(/[A-Z]\$/, '$&\u200e')
    .replace(/^(\u200f\u200e[^\u00a0]+)\u00a0/, '$1\u200f\u00a0')
    .replace(/^[\u061c\u200e\u200f].+/, '\u2068$&\u2069');
}
