import * as z from 'zod/mini';
import { type Entry, entrySources, entryTypes } from '../port/Entry.ts';
import type { Page } from '../port/Page.ts';
import { pageOf } from './page.ts';
import { identifier, moneySchema, openEnum, ordinal, timestamp, trusted } from './scalars.ts';

export const entryTypeSchema = openEnum(entryTypes);
export const entrySourceSchema = openEnum(entrySources);

export const entrySchema = z.object({
  id: identifier,
  walletId: identifier,
  number: ordinal,
  type: entryTypeSchema,
  source: entrySourceSchema,
  amount: moneySchema,
  balanceBefore: moneySchema,
  balanceAfter: moneySchema,
  reason: trusted(z.nullable(z.string())),
  reference: trusted(z.nullable(z.object({ type: z.string(), id: z.string() }))),
  metadata: z.record(z.string(), trusted(z.string())),
  createdAt: timestamp,
}) satisfies z.ZodMiniType<Entry>;

export const entryPageSchema = pageOf(entrySchema) satisfies z.ZodMiniType<Page<Entry>>;
