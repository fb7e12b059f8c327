import { readFileSync } from 'node:fs';
import { data } from 'currency-codes';
import { expect, test } from 'vitest';
import { currenciesSource } from '../../scripts/currencies.ts';
import { isCurrency, minorUnits } from './minorUnits.ts';

test('the generated table matches ISO 4217', () => {
  expect(readFileSync(new URL('./currencies.gen.ts', import.meta.url), 'utf8')).toBe(currenciesSource());
  expect(data.length).toBeGreaterThan(170);
  for (const { code, digits } of data) {
    expect([code, isCurrency(code), minorUnits(code)]).toEqual([code, true, digits]);
  }
});

test.each(['', 'usd', 'US', 'USDX', 'D A', ' ', 'AB1', 'ABC', null, undefined, 2])('%j is not a currency', (code) => {
  expect(isCurrency(code)).toBe(false);
});

test('minorUnits rejects an unknown currency', () => {
  expect(() => minorUnits('ABC')).toThrow(expect.objectContaining({ code: 'currency_not_supported' }));
});
