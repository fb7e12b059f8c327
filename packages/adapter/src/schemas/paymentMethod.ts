import * as z from 'zod/mini';
import type { PaymentMethod } from '../port/PaymentMethod.ts';
import { identifier, openEnum, ordinal, timestamp, trusted } from './scalars.ts';

export const cardExpirySchema = z.object({ month: z.int(), year: z.int() });

export const paymentMethodSchema = z.object({
  id: identifier,
  type: openEnum(['card', 'bankDebit', 'other']),
  brand: z.string(),
  last4: z.string(),
  expiry: trusted(z.nullable(cardExpirySchema)),
  priority: ordinal,
  offSession: trusted(z.boolean()),
  createdAt: trusted(timestamp),
}) satisfies z.ZodMiniType<PaymentMethod>;

export const paymentMethodsSchema = z.array(paymentMethodSchema);
