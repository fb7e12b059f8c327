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
  reason: text(500).meta({ description: 'As the customer reads it.' }).nullable().exactOptional(),
  reference: referenceSchema.nullable().exactOptional(),
  metadata: metadataSchema.exactOptional(),
};

const grantSchema = z
  .strictObject({
    kind: z.enum(['paid', 'promotional']).meta({ description: 'Promotional money never returns to a card.' }),
    priority: z
      .int()
      .min(0)
      .max(1000)
      .meta({ description: 'Lower is spent first; 100 unless given.' })
      .exactOptional(),
    expiresAt: instantSchema.nullable().exactOptional(),
  })
  .meta({ id: 'GrantTerms', description: 'How what is credited is spent, and until when.' });

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
  .meta({ id: 'CreateDebit', description: 'Takes funds; refused when they exceed what is available.' });

const refundSchema = z
  .strictObject({ type: z.literal('refund'), amount: positiveMoneySchema, ...common })
  .meta({ id: 'CreateRefund', description: 'Returns what was spent, as paid money.' });

const adjustmentSchema = z
  .strictObject({
    type: z.literal('adjustment'),
    amount: z
      .strictObject({ amount: z.int().refine((amount) => amount !== 0, 'is zero'), currency: currencySchema })
      .meta({ id: 'SignedMoney', description: 'Minor units with a sign, not zero.' }),
    ...common,
  })
  .meta({ id: 'CreateAdjustment', description: 'Corrects a balance by hand, up or down.' });

/** What makes an entry, by its type. */
export const createEntrySchema = z
  .discriminatedUnion('type', [creditSchema, debitSchema, refundSchema, adjustmentSchema])
  .meta({ id: 'CreateEntry' });

/** A request in the use-case's words. */
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
