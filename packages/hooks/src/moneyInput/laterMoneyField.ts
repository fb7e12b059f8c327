import { amountMax, minorUnits } from '@coffer/adapter';
import { lazyPart } from '../config/lazyPart.ts';
import { formatMoneyText } from './formatMoneyText.ts';
import { writtenMoney } from './writtenMoney.ts';

/**
 * Makes the field that reads, with the parser, which weighs more than all else here. It is given what is here
 * already instead of importing it: a module that both import is a file of its own to bundlers that split as
 * esbuild does, and every page would load it, a field on it or not.
 */
export const laterMoneyField = /* @__PURE__ */ lazyPart(async () => {
  const { readingMoneyField } = await import('./readingMoneyField.ts');
  return { makeField: readingMoneyField({ amountMax, minorUnits, formatMoneyText, writtenMoney }) };
});
