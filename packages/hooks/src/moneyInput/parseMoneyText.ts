import { amountMax, type Money, minorUnits } from '@coffer/adapter';
import { NumberParser } from '@internationalized/number';

/** Problem that keeps a text from being a usable amount. */
export type MoneyInputProblem =
  | 'notANumber'
  | 'tooManyDigits'
  | 'belowMin'
  | 'aboveMax'
  | 'notMultipleOfStep'
  | 'outOfRange';

export type ParsedMoneyText = {
  /** Null if the text is empty or not an amount of the currency. */
  value: Money | null;
  problem: Extract<MoneyInputProblem, 'notANumber' | 'tooManyDigits' | 'outOfRange'> | null;
};

/**
 * Parses what a person typed or pasted as money, exactly. `NumberParser` knows the symbols and digits of the
 * locale but returns a float. So it parses the parts before and after the decimal sign separately: a float holds
 * each of them exactly.
 */
export function parseMoneyText(
  text: string,
  { currency, locale }: { currency: string; locale: string },
): ParsedMoneyText {
  if (text.trim() === '') return { value: null, problem: null };
  const { digits: plain, isNegative } = stripToNumber(text, currency, locale);
  const parser = new NumberParser(locale, { maximumFractionDigits: 20 });
  const { decimal, group } = numberSymbols(locale, parser.getNumberingSystem(plain));
  const [whole = '', fraction = '', ...rest] = toLocaleSymbols(plain, decimal, group).split(decimal);
  const isNumber =
    rest.length === 0 &&
    whole + fraction !== '' &&
    isGrouped(whole, group) &&
    !fraction.includes(group) &&
    // `parse` alone accepts "1e3" and "Infinity".
    parser.isValidPartialNumber(whole) &&
    parser.isValidPartialNumber(fraction);
  const major = whole === '' ? 0 : parser.parse(whole);
  const minor = fraction === '' ? 0 : parser.parse(fraction);
  if (!isNumber || Number.isNaN(major + minor)) return { value: null, problem: 'notANumber' };
  const fractionLength = [...fraction].length;
  if (fractionLength > minorUnits(currency)) return { value: null, problem: 'tooManyDigits' };
  if (major > amountMax) return { value: null, problem: 'outOfRange' };
  // The sum may exceed what a float holds exactly, so it is calculated with bigint.
  const digits = BigInt(minorUnits(currency));
  const scaled = BigInt(minor) * 10n ** (digits - BigInt(fractionLength));
  const amount = BigInt(major) * 10n ** digits + scaled;
  if (amount > amountMax) return { value: null, problem: 'outOfRange' };
  return { value: { amount: Number(isNegative ? -amount : amount), currency }, problem: null };
}

/** Removes the currency, spaces, the sign and direction marks. Leaves digits and separators. */
function stripToNumber(
  text: string,
  currency: string,
  locale: string,
): { digits: string; isNegative: boolean } {
  let plain = text
    // Japanese and Chinese keyboards type full-width forms.
    .replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[。｡]/g, '.')
    .replaceAll('’', "'")
    .replace(/[\p{White_Space}\p{Cf}]/gu, '');
  for (const name of currencyNames(currency, locale)) plain = plain.replace(name, '');
  const [, sign, digits = ''] = /^([-−+]?)(.*)$/.exec(plain) ?? [];
  return { digits, isNegative: sign === '-' || sign === '−' };
}

/** Arabic keyboards type Latin separators beside Arabic digits. Converts them to the ones that `NumberParser` reads. */
function toLocaleSymbols(text: string, decimal: string, group: string): string {
  return decimal === '٫' ? text.replace(/[,،]/g, decimal).replaceAll('.', group) : text;
}

/**
 * Returns whether group separators are at valid positions: three digits last, two or three before. Otherwise the
 * separator was meant as another locale's decimal sign, and "10,50" must not become 1050.
 */
function isGrouped(whole: string, group: string): boolean {
  const [first = '', ...groups] = whole.split(group).map((part) => [...part].length);
  const last = groups.pop();
  if (last === undefined) return true;
  return (
    last === 3 && Number(first) >= 1 && Number(first) <= 3 && groups.every((size) => size === 2 || size === 3)
  );
}

type NumberSymbols = { decimal: string; group: string };

const symbolsByLocale = new Map<string, NumberSymbols>();

/** Returns the separators of a locale in one of its digit systems. */
function numberSymbols(locale: string, numberingSystem: string): NumberSymbols {
  const key = `${locale} ${numberingSystem}`;
  const known = symbolsByLocale.get(key);
  if (known) return known;
  const format = new Intl.NumberFormat(locale, { numberingSystem, useGrouping: true });
  const parts = format.formatToParts(1234567.5);
  const sign = (type: 'decimal' | 'group', fallback: string) =>
    parts.find((part) => part.type === type)?.value ?? fallback;
  const symbols = { decimal: sign('decimal', '.'), group: sign('group', ',').replace('’', "'") };
  symbolsByLocale.set(key, symbols);
  return symbols;
}

const currencyNamesByLocale = new Map<string, string[]>();

/**
 * Returns the names of the field's own currency: "€50" in a field for dollars is not an amount of dollars. Cached,
 * because three formatters at every key would be too slow.
 */
function currencyNames(currency: string, locale: string): string[] {
  const key = `${locale} ${currency}`;
  const known = currencyNamesByLocale.get(key);
  if (known) return known;
  const displays = ['symbol', 'narrowSymbol', 'code'] as const;
  const names = displays.map((currencyDisplay) => {
    const format = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay });
    return format.formatToParts(0).find(({ type }) => type === 'currency')?.value ?? currency;
  });
  const plainNames = names.map((name) => name.replace(/[\p{White_Space}\p{Cf}]/gu, ''));
  plainNames.sort((one, other) => other.length - one.length);
  currencyNamesByLocale.set(key, plainNames);
  return plainNames;
}
