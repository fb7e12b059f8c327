import { z } from 'zod';
import { identifierSchema } from './identifierSchema.ts';
import { moneySchema } from './moneySchema.ts';
import { timestampSchema } from './timestampSchema.ts';
import { walletStatusSchema } from './walletSchema.ts';

/** `WalletBalance` on the wire. */
export const walletBalanceSchema = z
  .strictObject({
    walletId: identifierSchema,
    status: walletStatusSchema,
    balance: moneySchema,
    pendingCharges: moneySchema,
    availableBalance: moneySchema,
    promotionalBalance: moneySchema,
    nextExpiry: z.strictObject({ amount: moneySchema, expiresAt: timestampSchema }).nullable(),
    sequence: z.int().nonnegative(),
    asOf: timestampSchema,
  })
  .meta({ id: 'WalletBalance', description: 'What stands in a wallet, as one consistent reading.' });
