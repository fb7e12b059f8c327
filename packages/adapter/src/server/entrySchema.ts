import { z } from 'zod';
import { entrySources, entryTypes } from '../port/Entry.ts';
import { identifierSchema } from './identifierSchema.ts';
import { moneySchema } from './moneySchema.ts';
import { timestampSchema } from './timestampSchema.ts';

/** `EntryType` on the wire. */
export const entryTypeSchema = z.enum(entryTypes).meta({ id: 'EntryType', description: 'What an entry is.' });

/** `EntrySource` on the wire. */
export const entrySourceSchema = z
  .enum(entrySources)
  .meta({ id: 'EntrySource', description: 'Why an entry exists.' });

/** `Entry` on the wire. */
export const entrySchema = z
  .strictObject({
    id: identifierSchema,
    walletId: identifierSchema,
    number: z.int().positive(),
    type: entryTypeSchema,
    source: entrySourceSchema,
    amount: moneySchema,
    balanceBefore: moneySchema,
    balanceAfter: moneySchema,
    reason: z.string().nullable(),
    reference: z.strictObject({ type: z.string(), id: z.string() }).nullable(),
    metadata: z.record(z.string(), z.string()),
    createdAt: timestampSchema,
  })
  .meta({ id: 'Entry', description: 'One movement of a wallet; it never changes.' });

/** `Page<Entry>` on the wire. */
export const entryPageSchema = z
  .strictObject({ items: z.array(entrySchema), nextCursor: z.string().nullable() })
  .meta({ id: 'EntryPage', description: 'Entries, newest first. Ask with `nextCursor` for what follows.' });
