import { z } from 'zod';
import { identifierSchema } from './identifierSchema.ts';
import { moneySchema } from './moneySchema.ts';
import { timestampSchema } from './timestampSchema.ts';
import { walletStatusSchema } from './walletSchema.ts';

const sequence = z.int().nonnegative();

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
    lowSinceSequence: sequence.nullable().exactOptional().meta({
      description: 'The event by which the available balance fell below the threshold of the alert.',
    }),
    emptySinceSequence: sequence.nullable().exactOptional().meta({
      description: 'The event since which nothing is available.',
    }),
    sequence,
    asOf: timestampSchema,
  })
  .meta({ id: 'WalletBalance', description: 'What stands in a wallet, as one consistent reading.' });
