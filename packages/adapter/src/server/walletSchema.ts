import { z } from 'zod';
import { identifierSchema } from './identifierSchema.ts';
import { currencySchema } from './moneySchema.ts';
import { timestampSchema } from './timestampSchema.ts';

/** `WalletStatus` on the wire. */
export const walletStatusSchema = z.enum(['active', 'frozen', 'closing', 'closed']).meta({
  id: 'WalletStatus',
  description:
    'Frozen keeps its money and rejects debits. Closing rejects every write and becomes closed, which is final.',
});

/** `Wallet` on the wire. */
export const walletSchema = z
  .strictObject({
    id: identifierSchema,
    customerId: identifierSchema,
    currency: currencySchema,
    status: walletStatusSchema,
    createdAt: timestampSchema,
  })
  .meta({ id: 'Wallet', description: 'Prepaid money of one customer in one currency.' });
