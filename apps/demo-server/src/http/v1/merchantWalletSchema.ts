import { moneySchema, walletSchema } from '@coffer/adapter/server';
import { z } from 'zod';
import { timestampSchema } from '../schemas.ts';

/** Wallet in the merchant API: the customer's wallet with its balances. */
export const merchantWalletSchema = z
  .strictObject({
    ...walletSchema.shape,
    balance: moneySchema.check(
      z.describe("Sum of the wallet's entries. Negative if the customer owes money."),
    ),
    pendingCharges: moneySchema.check(z.describe('Funds that open holds reserve.')),
    availableBalance: moneySchema.check(
      z.describe('Funds that a debit can use now: the balance without pending charges and expired credit.'),
    ),
    promotionalBalance: moneySchema.check(z.describe('The promotional part of the balance.')),
    lastEntryAt: timestampSchema
      .nullable()
      .meta({ description: 'Time of the newest entry. Null without entries.' }),
  })
  .meta({
    id: 'MerchantWallet',
    description: 'Prepaid money of one customer in one currency, with its current balances.',
  });
