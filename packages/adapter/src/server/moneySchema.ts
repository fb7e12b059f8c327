import { z } from 'zod';
import { isCurrency } from '../money/minorUnits.ts';

/** An ISO 4217 code that exists. */
export const currencySchema = z
  .string()
  .refine(isCurrency, 'is no ISO 4217 currency code')
  .meta({ id: 'Currency', description: 'ISO 4217 alphabetic code.', pattern: '^[A-Z]{3}$', example: 'USD' });

/** Any amount of money, also zero or negative: what a wallet says of itself. */
export const moneySchema = z
  .strictObject({
    amount: z.int().meta({ description: 'Minor units of the currency; |amount| ≤ 2^53−1.' }),
    currency: currencySchema,
  })
  .meta({
    id: 'Money',
    description: 'A whole number of ISO 4217 minor units: 10050 USD is $100.50.',
    example: { amount: 10050, currency: 'USD' },
  });

/** An amount that a caller asks for: more than zero. */
export const positiveMoneySchema = z
  .strictObject({
    amount: z.int().positive().meta({ description: 'Minor units of the currency, more than zero.' }),
    currency: currencySchema,
  })
  .meta({
    id: 'PositiveMoney',
    description: 'An amount of money greater than zero.',
    example: { amount: 10000, currency: 'USD' },
  });
