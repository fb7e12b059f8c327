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

/** What a merchant asks for. */
export const createPaymentLinkSchema = z
  .strictObject({
    amount: positiveMoneySchema.exactOptional(),
    amountMin: positiveMoneySchema.exactOptional(),
    amountMax: positiveMoneySchema.exactOptional(),
    expiresIn: durationSchema
      .meta({ description: 'Such as 30m, 12h, 7d or 2w: 7d unless given.' })
      .exactOptional(),
    metadata: metadataSchema.exactOptional(),
  })
  .meta({
    id: 'CreatePaymentLink',
    description: 'With an amount, or with limits to choose within; without either, your settings limit it.',
  });

/** Where a link stands. */
export const paymentLinkStatusSchema = z.enum(paymentLinkStatuses).meta({
  id: 'PaymentLinkStatus',
  description: 'Only an open link can be paid. While a payment is on its way it is processing.',
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

/** `PaymentLink` on the wire. */
export const paymentLinkSchema = z
  .strictObject(shape)
  .meta({ id: 'PaymentLink', description: 'Lets its holder top up one wallet, once, without signing in.' });

/** A new link, with its address. */
export const paymentLinkWithUrlSchema = z.strictObject({ ...shape, url: z.url() }).meta({
  id: 'PaymentLinkWithUrl',
  description: 'With its address, which is told this once: only a hash of its token is kept.',
});
