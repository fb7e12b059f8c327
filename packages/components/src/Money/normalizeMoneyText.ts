/**
 * Uses a true minus sign and adds direction marks that `Intl` leaves out. Without them, in right-to-left text the `$` of
 * `US$` changes sides, and the currency moves to the other side of a signed number. A right-to-left amount is isolated,
 * because its digits would mix with a date or an amount beside it.
 */
export function normalizeMoneyText(text: string): string {
  return text
    .replace('-', '\u2212')
    .replace(/[A-Z]\$/, '$&\u200e')
    .replace(/^(\u200f\u200e[^\u00a0]+)\u00a0/, '$1\u200f\u00a0')
    .replace(/^[\u061c\u200e\u200f].+/, '\u2068$&\u2069');
}
