import { z } from 'zod';
import { grantOrders } from '../port/Grant.ts';
import { entryQuerySchema, wholeNumber } from './entryQuerySchema.ts';
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

/** Which page of a wallet's grants, as query parameters. */
export const grantQuerySchema = z.strictObject({
  order: z
    .enum(grantOrders)
    .meta({
      description:
        'Order of the list. `consumption` is the order in which debits consume the grants; `expiry` lists only grants that expire, soonest first. Defaults to `consumption`.',
    })
    .exactOptional(),
  cursor: entryQuerySchema.shape.cursor,
  limit: wholeNumber(1, 100, 'Grants a page. Defaults to 25.').exactOptional(),
});

/** `GrantPage` on the wire. */
export const grantPageSchema = z
  .strictObject({
    items: z.array(grantSchema),
    nextCursor: z
      .string()
      .nullable()
      .meta({ description: 'Cursor of the next page; null on the last page.' }),
    sequence: z.int().nonnegative().meta({
      description:
        "The `sequence` of the wallet's balance when the page was read. If the wallet has a higher one now, the page may be out of date.",
    }),
  })
  .meta({ id: 'GrantPage', description: "One page of a wallet's unspent grants." });
