import * as z from 'zod/mini';
import { type TopUp, topUpFailureCodes, topUpStatuses } from '../port/TopUp.ts';
import type { TopUpQuote } from '../port/TopUpQuote.ts';
import { identifier, moneySchema, openEnum, timestamp, trusted, url } from './scalars.ts';

const prices = {
  amount: moneySchema,
  bonus: moneySchema,
  fee: moneySchema,
  tax: moneySchema,
  total: moneySchema,
};

export const topUpQuoteSchema = z.object({
  id: identifier,
  walletId: identifier,
  ...prices,
  balanceAfter: moneySchema,
  bonusExpiresAt: trusted(z.nullable(timestamp)),
  expiresAt: timestamp,
}) satisfies z.ZodMiniType<TopUpQuote>;

/** Page on which the customer confirms a payment. */
export const redirectSchema = z.object({ type: trusted(openEnum(['redirect'])), url });

export const topUpFailureSchema = z.object({
  code: openEnum(topUpFailureCodes),
  message: trusted(z.string()),
});

export const topUpSchema = z.object({
  id: identifier,
  walletId: identifier,
  quoteId: trusted(identifier),
  status: z.enum(topUpStatuses),
  ...prices,
  paymentMethodId: trusted(z.nullable(identifier)),
  action: z.nullable(redirectSchema),
  failure: z.nullable(topUpFailureSchema),
  expectedAt: trusted(z.nullable(timestamp)),
  entryId: trusted(z.nullable(identifier)),
  balanceAfter: z.nullable(moneySchema),
  createdAt: trusted(timestamp),
  updatedAt: trusted(timestamp),
}) satisfies z.ZodMiniType<TopUp>;
