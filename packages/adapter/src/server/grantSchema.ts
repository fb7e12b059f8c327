import { z } from 'zod';
import { entrySourceSchema } from './entrySchema.ts';
import { identifierSchema } from './identifierSchema.ts';
import { moneySchema } from './moneySchema.ts';
import { timestampSchema } from './timestampSchema.ts';

/** `Grant` on the wire. */
export const grantSchema = z
  .strictObject({
    id: identifierSchema,
    walletId: identifierSchema,
    kind: z.enum(['paid', 'promotional']),
    source: entrySourceSchema,
    priority: z.int(),
    original: moneySchema,
    remaining: moneySchema,
    expiresAt: timestampSchema.nullable(),
    entryId: identifierSchema,
    createdAt: timestampSchema,
  })
  .meta({ id: 'Grant', description: 'The unspent part of one credit.' });
