import fc from 'fast-check';
import { expect, test } from 'vitest';
import { convertMoney } from './reportingTotal.ts';

test.each([
  ['from 2 to 2 digits', 10_000n, { from: 'EUR', to: 'USD', rate: '1.085' }, 10_850n],
  ['from 0 to 2 digits', 1000n, { from: 'JPY', to: 'USD', rate: '0.0066' }, 660n],
  ['from 3 to 2 digits', 1500n, { from: 'KWD', to: 'USD', rate: '3.25' }, 488n],
  ['from 2 to 3 digits', 1000n, { from: 'USD', to: 'KWD', rate: '0.307' }, 3070n],
  ['from 4 to 0 digits', 12_345n, { from: 'CLF', to: 'JPY', rate: '5800' }, 7160n],
  ['a half by rounding up', 5n, { from: 'EUR', to: 'USD', rate: '0.1' }, 1n],
  ['a negative half by rounding away from zero', -5n, { from: 'EUR', to: 'USD', rate: '0.1' }, -1n],
  ['less than a half to zero', 4n, { from: 'EUR', to: 'USD', rate: '0.1' }, 0n],
  ['an amount beyond 2^53', 2n ** 60n, { from: 'USD', to: 'EUR', rate: '1' }, 2n ** 60n],
])('converts %s', (_, amount, rate, expected) => {
  expect(convertMoney(amount, rate)).toBe(expected);
});

test('a converted amount is within half a minor unit of the exact value, for any amount and rate', () => {
  const currencies = fc.constantFrom('JPY', 'USD', 'KWD', 'CLF');
  const digits: Record<string, number> = { JPY: 0, USD: 2, KWD: 3, CLF: 4 };
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(2n ** 53n), max: 2n ** 53n }),
      currencies,
      currencies,
      fc.bigInt({ min: 1n, max: 10n ** 15n }),
      (amount, from, to, billionths) => {
        const rate = `${billionths / 10n ** 9n}.${String(billionths % 10n ** 9n).padStart(9, '0')}`;
        const got = convertMoney(amount, { from, to, rate });
        // Both sides are scaled by 10^9 and by the minor units of `from`.
        const exact = amount * billionths * 10n ** BigInt(digits[to] ?? 0);
        const scale = 10n ** BigInt(9 + (digits[from] ?? 0));
        const distance = 2n * (got * scale - exact);
        expect(distance <= scale && distance >= -scale).toBe(true);
        expect(convertMoney(-amount, { from, to, rate })).toBe(-got);
      },
    ),
  );
});
