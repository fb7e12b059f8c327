import { z } from 'zod';
import { entrySchema } from './entrySchema.ts';
import { moneySchema } from './moneySchema.ts';
import { timestampSchema } from './timestampSchema.ts';

/** `Receipt` on the wire. */
export const receiptSchema = z
  .strictObject({
    number: z.string(),
    entry: entrySchema,
    merchant: z.strictObject({ name: z.string() }),
    customer: z.strictObject({ name: z.string() }),
    lines: z.array(
      z.strictObject({ kind: z.enum(['amount', 'bonus', 'fee', 'tax', 'total']), amount: moneySchema }),
    ),
    paidWith: z.string().nullable(),
    issuedAt: timestampSchema,
  })
  .meta({ id: 'Receipt', description: 'What proves an entry.' });
