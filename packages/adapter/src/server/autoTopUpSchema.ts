import { z } from 'zod';
import { autoTopUpAttemptStatuses, autoTopUpStatuses } from '../port/AutoTopUp.ts';
import { topUpFailureCodes } from '../port/TopUp.ts';
import { identifierSchema } from './identifierSchema.ts';
import { moneySchema, positiveMoneySchema } from './moneySchema.ts';
import { timestampSchema } from './timestampSchema.ts';

const rule = {
  mode: z.enum(['fixed', 'target']),
  threshold: positiveMoneySchema,
  amount: positiveMoneySchema,
  monthlyCap: positiveMoneySchema,
  dailyCount: z.int().min(1).max(10),
};

/** `AutoTopUpSettings` on the wire: what saves a rule, or asks for its preview. */
export const autoTopUpSettingsSchema = z.strictObject({ ...rule, paymentMethodId: identifierSchema }).meta({
  id: 'AutoTopUpSettings',
  description: 'When to refill, by how much, with what, and at most how often.',
});

const attemptSchema = z
  .strictObject({
    id: identifierSchema,
    topUpId: identifierSchema.nullable(),
    amount: moneySchema,
    status: z.enum(autoTopUpAttemptStatuses),
    failure: z.strictObject({ code: z.enum(topUpFailureCodes), message: z.string() }).nullable(),
    createdAt: timestampSchema,
  })
  .meta({ id: 'AutoTopUpAttempt', description: 'One charge that was tried.' });

/** `AutoTopUp` on the wire. */
export const autoTopUpSchema = z
  .strictObject({
    walletId: identifierSchema,
    status: z.enum(autoTopUpStatuses),
    settings: autoTopUpSettingsSchema.nullable(),
    suggestion: z.strictObject(rule),
    version: z.int().nonnegative(),
    paused: z
      .strictObject({
        code: z.enum([...topUpFailureCodes, 'payment_method_removed']),
        since: timestampSchema,
      })
      .nullable(),
    action: z.strictObject({ type: z.literal('redirect'), url: z.url() }).nullable(),
    resumesAt: timestampSchema.nullable(),
    usedThisMonth: moneySchema,
    usedToday: z.int().nonnegative(),
    attempts: z.array(attemptSchema),
  })
  .meta({
    id: 'AutoTopUp',
    description: "A wallet's rule for refilling itself, its state and its attempts.",
  });

/** `AutoTopUpPreview` on the wire. */
export const autoTopUpPreviewSchema = z
  .strictObject({ immediateCharge: moneySchema.nullable(), monthlyWorstCase: moneySchema })
  .meta({ id: 'AutoTopUpPreview', description: 'What saving a rule would mean.' });
