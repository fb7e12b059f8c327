import * as z from 'zod/mini';
import type { WalletBalance } from '../port/WalletBalance.ts';
import { count, identifier, moneySchema, timestamp, trusted } from './scalars.ts';
import { walletStatusSchema } from './wallet.ts';

export const walletBalanceSchema = z.object({
  walletId: identifier,
  status: walletStatusSchema,
  balance: moneySchema,
  pendingCharges: moneySchema,
  availableBalance: moneySchema,
  promotionalBalance: moneySchema,
  nextExpiry: z.nullable(z.object({ amount: moneySchema, expiresAt: timestamp })),
  lowSinceSequence: z.exactOptional(trusted(z.nullable(count))),
  emptySinceSequence: z.exactOptional(trusted(z.nullable(count))),
  sequence: count,
  asOf: timestamp,
}) satisfies z.ZodMiniType<WalletBalance>;
