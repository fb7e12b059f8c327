import type { Money } from '@coffer/adapter';
import { NumberParser } from '@internationalized/number';
import type { MoneyInputProblem } from './MoneyInputProblem.ts';
import { numberSymbols } from './numberSymbols.ts';
import { plainNumberText } from './plainNumberText.ts';

export type ParsedMoneyText = {
  /** Null where the text is empty or no amount of the currency. */
  value: Money | null;
  problem: Extract<MoneyInputProblem, 'notANumber' | 'tooManyDigits' | 'outOfRange'> | null;
};

/** What an amount is written in, and what `@coffer/adapter` says of one: given, see laterMoneyField.ts. */
export type MoneyTextRules = {
  currency: string;
  locale: string;
  /** Digits after the decimal sign, of a currency. */
  minorUnits: (currency: string) => number;
  amountMax: number;
};

/**
 * Reads what a person typed or pasted as money, exactly. `NumberParser` knows the locale's symbols and
 * digits, and gives a float: so it reads what stands before and after the decimal sign apart, each of
 * which a float holds exactly.
 */
export function parseMoneyText(text: string, rules: MoneyTextRules): ParsedMoneyText {
  const { currency, locale, minorUnits, amountMax } = rules;
  const { digits: plain, isNegative } = plainNumberText(text, currency, locale);
  if (text.trim() === '') return { value: null, problem: null };
  const parser = new NumberParser(locale, { maximumFractionDigits: 20 });
  const { decimal, group } = numberSymbols(locale, parser.getNumberingSystem(plain));
  const [whole = '', fraction = '', ...rest] = withOwnSymbols(plain, decimal, group).split(decimal);
  const isNumber =
    rest.length === 0 &&
    whole + fraction !== '' &&
    isGrouped(whole, group) &&
    !fraction.includes(group) &&
    // `parse` alone takes "1e3" and "Infinity".
    parser.isValidPartialNumber(whole) &&
    parser.isValidPartialNumber(fraction);
  const major = whole === '' ? 0 : parser.parse(whole);
  const minor = fraction === '' ? 0 : parser.parse(fraction);
  if (!isNumber || Number.isNaN(major + minor)) return { value: null, problem: 'notANumber' };
  const fractionLength = [...fraction].length;
  if (fractionLength > minorUnits(currency)) return { value: null, problem: 'tooManyDigits' };
  if (major > amountMax) return { value: null, problem: 'outOfRange' };
  // Beyond what a float holds exactly, as `major` and `minor` by themselves are.
  const digits = BigInt(minorUnits(currency));
  const scaled = BigInt(minor) * 10n ** (digits - BigInt(fractionLength));
  const amount = BigInt(major) * 10n ** digits + scaled;
  if (amount > amountMax) return { value: null, problem: 'outOfRange' };
  return { value: { amount: Number(isNegative ? -amount : amount), currency }, problem: null };
}

/** With Arabic digits keyboards still give Latin signs; read as `NumberParser` reads them. */
function withOwnSymbols(text: string, decimal: string, group: string): string {
  return decimal === '٫' ? text.replace(/[,،]/g, decimal).replaceAll('.', group) : text;
}

/**
 * Whether groups stand where groups can: three digits last, two or three before. Otherwise the sign
 * was meant as another locale's decimal sign, and "10,50" must not become 1050.
 */
function isGrouped(whole: string, group: string): boolean {
  const [first = '', ...groups] = whole.split(group).map((part) => [...part].length);
  const last = groups.pop();
  if (last === undefined) return true;
  return (
    last === 3 && Number(first) >= 1 && Number(first) <= 3 && groups.every((size) => size === 2 || size === 3)
  );
}
