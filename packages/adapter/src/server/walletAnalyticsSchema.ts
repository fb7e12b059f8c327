import { z } from 'zod';
import { entrySourceSchema } from './entrySchema.ts';
import { identifierSchema } from './identifierSchema.ts';
import { moneySchema } from './moneySchema.ts';

const daysMax = 366;
const dayMs = 86_400_000;

const dateSchema = z.iso.date().meta({ description: 'A day in UTC.', example: '2025-11-21' });

/** `WalletAnalytics` on the wire. */
export const walletAnalyticsSchema = z
  .strictObject({
    walletId: identifierSchema,
    from: dateSchema,
    to: dateSchema,
    balances: z.array(z.strictObject({ date: dateSchema, balance: moneySchema })),
    flows: z.array(z.strictObject({ source: entrySourceSchema, in: moneySchema, out: moneySchema })),
    spend: z.array(z.strictObject({ reason: z.string().nullable(), amount: moneySchema })),
  })
  .meta({
    id: 'WalletAnalytics',
    description: "A wallet's days: balances, flows by source, spend by reason.",
  });

/** Which days to look at. */
export const analyticsQuerySchema = z.strictObject({ from: dateSchema, to: dateSchema }).refine(
  ({ from, to }) => {
    const days = (Date.parse(to) - Date.parse(from)) / dayMs;
    return days >= 0 && days <= daysMax;
  },
  { path: ['to'], error: `is no day from \`from\` to ${daysMax} days after it` },
);
