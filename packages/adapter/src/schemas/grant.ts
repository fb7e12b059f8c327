import * as z from 'zod/mini';
import type { Grant, GrantPage } from '../port/Grant.ts';
import { entrySourceSchema } from './entry.ts';
import { pageOf } from './page.ts';
import { identifier, moneySchema, timestamp, trusted } from './scalars.ts';

export const grantSchema = z.object({
  id: identifier,
  walletId: trusted(identifier),
  kind: z.enum(['paid', 'promotional']),
  source: entrySourceSchema,
  priority: z.int(),
  original: moneySchema,
  remaining: moneySchema,
  expiresAt: z.nullable(timestamp),
  entryId: trusted(identifier),
  createdAt: timestamp,
}) satisfies z.ZodMiniType<Grant>;

export const grantPageSchema = z.extend(pageOf(grantSchema), {
  sequence: z.int(),
}) satisfies z.ZodMiniType<GrantPage>;
