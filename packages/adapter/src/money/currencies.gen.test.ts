import { readFileSync } from 'node:fs';
import { data } from 'currency-codes';
import { expect, test } from 'vitest';
import { currenciesSource } from '../../scripts/currencies.ts';
import { isCurrency } from './isCurrency.ts';
import { minorUnits } from './minorUnits.ts';

test('equals the kept ISO 4217 table', () => {
  expect(readFileSync(new URL('./currencies.gen.ts', import.meta.url), 'utf8')).toBe(currenciesSource());
  expect(data.length).toBeGreaterThan(170);
  for (const { code, digits } of data) {
    expect([code, isCurrency(code), minorUnits(code)]).toEqual([code, true, digits]);
  }
});

test.each(['', 'usd', 'US', 'USDX', 'D A', ' ', 'AB1', 'ABC', null, undefined, 2])('%j is no currency', (code) => {
  expect(isCurrency(code)).toBe(false);
});

test('minorUnits refuses what is no currency', () => {
  expect(() => minorUnits('ABC')).toThrow(expect.objectContaining({ code: 'currency_not_supported' }));
});
