import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { demoMerchant } from '../../seed/demoMerchant.ts';
import type { CurrencyTopUpSettings } from '../merchants/WalletSettings.ts';
import { calculateQuote } from './calculateQuote.ts';

const dollars = demoMerchant('').settings.topUp.USD;
if (!dollars) throw new Error('The demo takes dollars.');

describe('the figures of a quote', () => {
  test.each([
    [500, 0],
    [9_999, 0],
    [10_000, 500],
    [24_999, 1_249],
    [25_000, 2_000],
  ])('%i cents earn %i', (amount, bonus) => {
    expect(calculateQuote(dollars, amount)).toEqual({ bonus, fee: 0, tax: 0, total: amount });
  });

  test('a fee and a tax are rounded half up, the tax on both', () => {
    const settings = { ...dollars, fee: { fixed: 30, basisPoints: 290 }, tax: { basisPoints: 1900 } };
    // 2.9 % of 50.50 is 1.4645 → 1.46; 19 % of 52.26 is 9.9294 → 9.93.
    expect(calculateQuote(settings, 5_050)).toEqual({ bonus: 0, fee: 176, tax: 993, total: 6_219 });
    expect(calculateQuote({ ...dollars, tax: { basisPoints: 5000 } }, 501).tax).toBe(251);
  });

  test('agrees with exact fractions for any settings', () => {
    const basisPoints = fc.integer({ min: 0, max: 10_000 });
    const settings = fc.record({
      fee: fc.record({ fixed: fc.integer({ min: 0, max: 10_000 }), basisPoints }),
      tax: fc.record({ basisPoints }),
      bonusTiers: fc.array(fc.record({ from: fc.integer({ min: 1, max: 10 ** 12 }), basisPoints }), {
        maxLength: 4,
      }),
    });
    fc.assert(
      fc.property(settings, fc.integer({ min: 1, max: 2 ** 50 }), (parts, amount) => {
        const all: CurrencyTopUpSettings = { ...dollars, ...parts };
        const { bonus, fee, tax, total } = calculateQuote(all, amount);
        expect(BigInt(total)).toBe(BigInt(amount) + BigInt(fee) + BigInt(tax));
        const exactTax = (BigInt(amount) + BigInt(fee)) * BigInt(parts.tax.basisPoints);
        const off = BigInt(tax) * 10_000n - exactTax;
        expect(off > -5_000n && off <= 5_000n).toBe(true);
        expect(bonus).toBeLessThanOrEqual(amount);
      }),
    );
  });
});
