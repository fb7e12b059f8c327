import { z } from 'zod';
import { identifierSchema } from './identifierSchema.ts';
import { moneySchema } from './moneySchema.ts';
import { timestampSchema } from './timestampSchema.ts';

/** `WalletForecast` on the wire. */
export const walletForecastSchema = z
  .strictObject({
    walletId: identifierSchema,
    averageDailySpend: moneySchema.nullable(),
    basisDays: z.int().nonnegative(),
    daysLeft: z.strictObject({ min: z.int().nonnegative(), max: z.int().nonnegative() }).nullable(),
    expiringAtRisk: moneySchema,
    asOf: timestampSchema,
  })
  .meta({ id: 'WalletForecast', description: 'How long the available balance should last, as a range.' });
