import { z } from 'zod';
import type { MerchantEntry } from '../../modules/wallets/index.ts';
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

const grantSchema = z
  .strictObject({
    kind: z
      .enum(['paid', 'promotional'])
      .meta({ description: 'Promotional credit is never refunded to a card.' }),
    priority: z
      .int()
      .min(0)
      .max(1000)
      .meta({ description: 'Lower priorities are spent first. Defaults to 100.' })
      .exactOptional(),
    expiresAt: instantSchema.nullable().exactOptional(),
  })
  .meta({ id: 'GrantTerms', description: 'Kind, spending priority and expiry of the credited funds.' });

const creditSchema = z
  .strictObject({
    type: z.literal('credit'),
    amount: positiveMoneySchema,
    source: z.enum(['merchant', 'promotion', 'bonus', 'correction']).exactOptional(),
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
  .meta({ id: 'CreateAdjustment', description: 'Corrects a balance by hand, up or down.' });

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
      const { kind = 'paid', priority = 100, expiresAt = null } = body.grant ?? {};
      const source = body.source ?? (kind === 'promotional' ? 'promotion' : 'merchant');
      return { ...text, type: 'credit', source, grant: { kind, priority, expiresAt } };
    }
    case 'debit':
      return { ...text, type: 'debit', source: body.source ?? 'usage' };
    case 'refund':
      return { ...text, type: 'refund', source: 'refund' };
    case 'adjustment':
      return { ...text, type: 'adjustment', source: 'correction' };
    default:
      return body satisfies never;
  }
}
