/** Text of an amount without its currency, spaces, sign and marks of direction: digits and separators. */
export function plainNumberText(
  text: string,
  currency: string,
  locale: string,
): { digits: string; isNegative: boolean } {
  let plain = text
    // Full-width forms, as Japanese and Chinese keyboards give them.
    .replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[。｡]/g, '.')
    .replaceAll('’', "'")
    .replace(/[\p{White_Space}\p{Cf}]/gu, '');
  for (const name of currencyNames(currency, locale)) plain = plain.replace(name, '');
  const [, sign, digits = ''] = /^([-−+]?)(.*)$/.exec(plain) ?? [];
  return { digits, isNegative: sign === '-' || sign === '−' };
}

const namesOf = new Map<string, string[]>();

/**
 * Only the field's own currency: "€50" in a field for dollars is no amount of dollars. Looked up once, and not at
 * each key: that takes three formatters.
 */
function currencyNames(currency: string, locale: string): string[] {
  const key = `${locale} ${currency}`;
  const known = namesOf.get(key);
  if (known) return known;
  const displays = ['symbol', 'narrowSymbol', 'code'] as const;
  const names = displays.map((currencyDisplay) => {
    const format = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay });
    return format.formatToParts(0).find(({ type }) => type === 'currency')?.value ?? currency;
  });
  const plainNames = names.map((name) => name.replace(/[\p{White_Space}\p{Cf}]/gu, ''));
  plainNames.sort((one, other) => other.length - one.length);
  namesOf.set(key, plainNames);
  return plainNames;
}
