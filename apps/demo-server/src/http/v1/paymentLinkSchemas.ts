import { moneySchema } from '@coffer/adapter/server';
import { z } from 'zod';
import { paymentLinkStatuses } from '../../modules/paymentLinks/index.ts';
import {
  durationSchema,
  identifierSchema,
  metadataSchema,
  positiveMoneySchema,
  timestampSchema,
} from '../schemas.ts';

/** Request body that creates a payment link. */
export const createPaymentLinkSchema = z
  .strictObject({
    amount: positiveMoneySchema.exactOptional(),
    amountMin: positiveMoneySchema.exactOptional(),
    amountMax: positiveMoneySchema.exactOptional(),
    expiresIn: durationSchema
      .meta({ description: 'Duration such as 30m, 12h, 7d or 2w. Defaults to `7d`.' })
      .exactOptional(),
    metadata: metadataSchema.exactOptional(),
  })
  .meta({
    id: 'CreatePaymentLink',
    description:
      'A fixed amount, or limits within which the payer chooses. Defaults to the limits of your settings.',
  });

/** Status of a payment link. */
export const paymentLinkStatusSchema = z.enum(paymentLinkStatuses).meta({
  id: 'PaymentLinkStatus',
  description: 'Only an `open` link can be paid. It is `processing` while a payment is in progress.',
});

const shape = {
  id: identifierSchema,
  walletId: identifierSchema,
  customerId: identifierSchema,
  status: paymentLinkStatusSchema,
  amount: z.nullable(moneySchema),
  amountMin: z.nullable(moneySchema),
  amountMax: z.nullable(moneySchema),
  metadata: metadataSchema,
  topUpId: identifierSchema.nullable(),
  createdAt: timestampSchema,
  expiresAt: timestampSchema,
};

/** Payment link in the merchant API. */
export const paymentLinkSchema = z.strictObject(shape).meta({
  id: 'PaymentLink',
  description: 'A URL with which its holder can top up one wallet once, without signing in.',
});

/** New payment link with its URL. */
export const paymentLinkWithUrlSchema = z.strictObject({ ...shape, url: z.url() }).meta({
  id: 'PaymentLinkWithUrl',
  description:
    'A new payment link with its URL, which is shown only once. Only a hash of its token is stored.',
});
