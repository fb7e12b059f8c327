import * as z from 'zod/mini';
import type { Wallet } from '../port/Wallet.ts';
import { currency, identifier, timestamp, trusted } from './scalars.ts';

export const walletStatusSchema = z.enum(['active', 'frozen', 'closing', 'closed']);

export const walletSchema = z.object({
  id: identifier,
  customerId: trusted(identifier),
  currency,
  status: walletStatusSchema,
  createdAt: trusted(timestamp),
}) satisfies z.ZodMiniType<Wallet>;

export const walletsSchema = z.array(walletSchema);
