import { data } from 'currency-codes';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimalString } from './decimalString.ts';
import { type FormatMoneyOptions, formatMoney, formatMoneyToParts } from './formatMoney.ts';
import { amountMax } from './Money.ts';

const vectors: [number, string, FormatMoneyOptions, string][] = [
  [123450, 'USD', { locale: 'en-US' }, '$1,234.50'],
  [-15000, 'USD', { locale: 'en-US' }, '-$150.00'],
  [50000, 'USD', { locale: 'en-US', signDisplay: 'exceptZero' }, '+$500.00'],
  [0, 'USD', { locale: 'en-US', signDisplay: 'exceptZero' }, '$0.00'],
  [10000, 'USD', { locale: 'en-US', trimZeroMinorUnits: true }, '$100'],
  [10050, 'USD', { locale: 'en-US', trimZeroMinorUnits: true }, '$100.50'],
  [123450, 'USD', { locale: 'en-US', currencyDisplay: 'code' }, 'USD 1,234.50'],
  [123450, 'USD', { locale: 'de-DE' }, '1.234,50 $'],
  [500, 'JPY', { locale: 'en-US' }, '¥500'],
  [1234567, 'KWD', { locale: 'en-US' }, 'KWD 1,234.567'],
  [1234567890, 'INR', { locale: 'en-IN' }, '₹1,23,45,678.90'],
  [123450, 'USD', { locale: 'ar-EG' }, '\u200f١٬٢٣٤٫٥٠ US$'],
  [amountMax, 'USD', { locale: 'en-US' }, '$90,071,992,547,409.91'],
  [-amountMax, 'JPY', { locale: 'en-US' }, '-¥9,007,199,254,740,991'],
  // `Intl` prints no minor units for these currencies, but ISO 4217 has them.
  [123456, 'IDR', { locale: 'en-US' }, 'IDR 1,234.56'],
  [123456, 'IQD', { locale: 'en-US' }, 'IQD 123.456'],
  [123000, 'IQD', { locale: 'en-US' }, 'IQD 123.000'],
];

test.each(vectors)('%i %s %o is %s', (amount, currency, options, expected) => {
  expect(formatMoney({ amount, currency }, options).replaceAll('\u00a0', ' ')).toBe(expected);
});

test('prints every digit of every amount', () => {
  const currencies = fc.constantFrom(...data.map((currency) => currency.code));
  fc.assert(
    fc.property(fc.maxSafeInteger(), currencies, (amount, currency) => {
      const money = { amount, currency };
      const parts = formatMoneyToParts(money, { locale: 'en-US' });
      const digits = parts.filter(({ type }) =>
        ['minusSign', 'integer', 'decimal', 'fraction'].includes(type),
      );
      expect(digits.map((part) => part.value).join('')).toBe(decimalString(money));
      expect(parts.map((part) => part.value).join('')).toBe(formatMoney(money, { locale: 'en-US' }));
    }),
  );
});

test('rejects a fraction and an unknown currency', () => {
  expect(() => formatMoney({ amount: 0.1, currency: 'USD' }, { locale: 'en' })).toThrow(
    expect.objectContaining({ code: 'amount_out_of_range' }),
  );
  expect(() => formatMoney({ amount: 1, currency: 'ABC' }, { locale: 'en' })).toThrow(
    expect.objectContaining({ code: 'currency_not_supported' }),
  );
});

test('formats more currencies than it caches', () => {
  for (const { code } of data) {
    for (const locale of ['en', 'de'])
      expect(formatMoney({ amount: 1, currency: code }, { locale })).toContain('1');
  }
});
