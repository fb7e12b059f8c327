import { data } from 'currency-codes';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimalString } from './decimalString.ts';
import { amountMax } from './Money.ts';
import { parseMoney } from './parseMoney.ts';

const amounts = fc.maxSafeInteger();
const currencies = fc.constantFrom(...data.map((currency) => currency.code));

describe('parseMoney and decimalString', () => {
  test.each([
    ['1234.50', 'USD', 123450],
    ['1234.5', 'USD', 123450],
    ['1234', 'USD', 123400],
    ['-0.05', 'USD', -5],
    ['-0.00', 'USD', 0],
    ['500', 'JPY', 500],
    ['1.234', 'KWD', 1234],
    ['0.0001', 'CLF', 1],
    ['90071992547409.91', 'USD', amountMax],
  ])('%s %s', (decimal, currency, amount) => {
    expect(parseMoney(decimal, currency)).toStrictEqual({ amount, currency });
  });

  test.each([
    '',
    ' ',
    '.',
    '.5',
    '5.',
    '007',
    '+5',
    '--5',
    '1,234.50',
    '1 234',
    '1e3',
    '0x10',
    'NaN',
    'Infinity',
    '１２',
    '٣',
    '1.005',
    '5\n',
  ])('rejects %j', (decimal) => {
    expect(() => parseMoney(decimal, 'USD')).toThrow(expect.objectContaining({ code: 'invalid_request' }));
  });

  test.each(['90071992547409.92', '-90071992547409.92', '9'.repeat(30)])(
    'rejects %s as out of range',
    (decimal) => {
      expect(() => parseMoney(decimal, 'USD')).toThrow(
        expect.objectContaining({ code: 'amount_out_of_range' }),
      );
    },
  );

  test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, amountMax + 1])(
    'decimalString rejects %d',
    (amount) => {
      expect(() => decimalString({ amount, currency: 'USD' })).toThrow(
        expect.objectContaining({ code: 'amount_out_of_range' }),
      );
    },
  );

  test('writes zero without a sign', () => {
    expect(decimalString({ amount: 0, currency: 'USD' })).toBe('0.00');
    expect(decimalString({ amount: -0, currency: 'JPY' })).toBe('0');
  });

  test('invariant 28 (P): are inverse for every amount and currency', () => {
    fc.assert(
      fc.property(amounts, currencies, (amount, currency) => {
        const decimal = decimalString({ amount, currency });
        expect(decimal).toMatch(/^-?(0|[1-9]\d*)(\.\d+)?$/);
        expect(parseMoney(decimal, currency)).toStrictEqual({ amount, currency });
      }),
    );
  });

  test('returns Money or throws a WalletError for any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          expect(parseMoney(text, 'USD').amount).toBeTypeOf('number');
        } catch (error) {
          expect(error).toMatchObject({ name: 'WalletError' });
        }
      }),
    );
  });
});
