import { z } from 'zod';
import { fundingSources, type MerchantEntry } from '../../modules/wallets/index.ts';
import {
  currencySchema,
  instantSchema,
  metadataSchema,
  positiveMoneySchema,
  referenceSchema,
  text,
} from '../schemas.ts';

const common = {
  reason: text(500).meta({ description: 'Text that the customer sees.' }).nullable().exactOptional(),
  reference: referenceSchema.nullable().exactOptional(),
  metadata: metadataSchema.exactOptional(),
};

/** Source of the money of a merchant's credit. */
export const fundedBySchema = z.enum(fundingSources).meta({
  description:
    'Source of the money. `externalPayment` is money that you received outside of Coffer, such as by bank transfer: it becomes paid credit, which you owe to the customer. `promotion` and `correction` become promotional credit, which is never paid out.',
});

const grantSchema = z
  .strictObject({
    priority: z
      .int()
      .min(0)
      .max(1000)
      .meta({ description: 'Lower priorities are spent first. Defaults to 100.' })
      .exactOptional(),
    expiresAt: instantSchema.nullable().exactOptional(),
  })
  .meta({ id: 'GrantTerms', description: 'Spending priority and expiry of the credited funds.' });

const creditSchema = z
  .strictObject({
    type: z.literal('credit'),
    amount: positiveMoneySchema,
    fundedBy: fundedBySchema,
    grant: grantSchema.exactOptional(),
    ...common,
  })
  .meta({ id: 'CreateCredit', description: 'Adds funds.' });

const debitSchema = z
  .strictObject({
    type: z.literal('debit'),
    amount: positiveMoneySchema,
    source: z.enum(['usage', 'invoice', 'merchant', 'correction']).exactOptional(),
    ...common,
  })
  .meta({
    id: 'CreateDebit',
    description: 'Deducts funds. Rejected if the amount is above the available balance.',
  });

const refundSchema = z
  .strictObject({ type: z.literal('refund'), amount: positiveMoneySchema, ...common })
  .meta({ id: 'CreateRefund', description: 'Returns spent funds to the wallet as paid credit.' });

const adjustmentSchema = z
  .strictObject({
    type: z.literal('adjustment'),
    amount: z
      .strictObject({ amount: z.int().refine((amount) => amount !== 0, 'is zero'), currency: currencySchema })
      .meta({
        id: 'SignedMoney',
        description: 'Positive or negative amount in minor units (cents for USD), not zero.',
      }),
    ...common,
  })
  .meta({
    id: 'CreateAdjustment',
    description: 'Corrects a balance by hand. An amount above zero adds promotional credit.',
  });

/** Request body that creates an entry, by its type. */
export const createEntrySchema = z
  .discriminatedUnion('type', [creditSchema, debitSchema, refundSchema, adjustmentSchema])
  .meta({ id: 'CreateEntry' });

/** Converts a request body to the parameters of `postEntry`, with its defaults. */
export function toMerchantEntry(body: z.output<typeof createEntrySchema>): MerchantEntry {
  const { amount, reason = null, reference = null, metadata = {} } = body;
  const text = { amount, reason, reference, metadata };
  switch (body.type) {
    case 'credit': {
      const { priority = 100, expiresAt = null } = body.grant ?? {};
      return { ...text, type: 'credit', fundedBy: body.fundedBy, grant: { priority, expiresAt } };
    }
    case 'debit':
      return { ...text, type: 'debit', source: body.source ?? 'usage' };
    case 'refund':
    case 'adjustment':
      return { ...text, type: body.type };
    default:
      return body satisfies never;
  }
}
