import * as z from 'zod/mini';
import type { Receipt } from '../port/Receipt.ts';
import type { WalletAnalytics } from '../port/WalletAnalytics.ts';
import type { WalletForecast } from '../port/WalletForecast.ts';
import { entrySchema, entrySourceSchema } from './entry.ts';
import { count, day, identifier, moneySchema, openEnum, timestamp, trusted } from './scalars.ts';

export const walletForecastSchema = z.object({
  walletId: trusted(identifier),
  averageDailySpend: z.nullable(moneySchema),
  basisDays: count,
  daysLeft: z.nullable(z.object({ min: count, max: count })),
  expiringAtRisk: moneySchema,
  asOf: trusted(timestamp),
}) satisfies z.ZodMiniType<WalletForecast>;

export const walletAnalyticsSchema = z.object({
  walletId: trusted(identifier),
  from: trusted(day),
  to: trusted(day),
  balances: z.array(z.object({ date: day, balance: moneySchema })),
  flows: z.array(z.object({ source: entrySourceSchema, in: moneySchema, out: moneySchema })),
  spend: z.array(z.object({ reason: z.nullable(z.string()), amount: moneySchema })),
}) satisfies z.ZodMiniType<WalletAnalytics>;

export const receiptSchema = z.object({
  number: z.nullable(z.string()),
  entry: entrySchema,
  merchant: z.object({ name: trusted(z.string()) }),
  customer: z.object({ name: trusted(z.string()) }),
  lines: z.array(
    z.object({ kind: openEnum(['amount', 'bonus', 'fee', 'tax', 'total']), amount: moneySchema }),
  ),
  paidWith: z.nullable(z.string()),
  issuedAt: timestamp,
  document: z.nullable(
    z.object({ id: trusted(identifier), url: trusted(z.string()), pdfUrl: trusted(z.string()) }),
  ),
}) satisfies z.ZodMiniType<Receipt>;
