import * as z from 'zod/mini';
import {
  type AutoTopUp,
  type AutoTopUpAttempt,
  type AutoTopUpConsent,
  type AutoTopUpPreview,
  type AutoTopUpSettings,
  autoTopUpAttemptStatuses,
  autoTopUpStatuses,
  consentSources,
} from '../port/AutoTopUp.ts';
import { topUpFailureCodes } from '../port/TopUp.ts';
import { count, identifier, moneySchema, openEnum, timestamp, trusted } from './scalars.ts';
import { redirectSchema, topUpFailureSchema } from './topUp.ts';

const rule = {
  mode: z.enum(['fixed', 'target']),
  threshold: moneySchema,
  amount: moneySchema,
  monthlyCap: moneySchema,
  dailyCount: z.int(),
};

export const autoTopUpSettingsSchema = z.object({
  ...rule,
  paymentMethodId: identifier,
}) satisfies z.ZodMiniType<AutoTopUpSettings>;

export const autoTopUpAttemptSchema = z.object({
  id: identifier,
  topUpId: trusted(z.nullable(identifier)),
  amount: moneySchema,
  status: openEnum(autoTopUpAttemptStatuses),
  failure: trusted(z.nullable(topUpFailureSchema)),
  createdAt: timestamp,
}) satisfies z.ZodMiniType<AutoTopUpAttempt>;

export const autoTopUpConsentSchema = z.object({
  source: openEnum(consentSources),
  acceptedAt: timestamp,
  text: z.string(),
  recordedBy: openEnum(['customer', 'merchant']),
}) satisfies z.ZodMiniType<AutoTopUpConsent>;

export const autoTopUpSchema = z.object({
  walletId: trusted(identifier),
  status: z.enum(autoTopUpStatuses),
  settings: z.nullable(autoTopUpSettingsSchema),
  consent: trusted(z.nullable(autoTopUpConsentSchema)),
  suggestion: z.object(rule),
  version: count,
  paused: z.nullable(
    z.object({ code: openEnum([...topUpFailureCodes, 'payment_method_removed']), since: timestamp }),
  ),
  action: z.nullable(redirectSchema),
  resumesAt: z.nullable(timestamp),
  usedThisMonth: moneySchema,
  usedToday: count,
  attempts: z.array(autoTopUpAttemptSchema),
}) satisfies z.ZodMiniType<AutoTopUp>;

export const autoTopUpPreviewSchema = z.object({
  immediateCharge: z.nullable(moneySchema),
  monthlyWorstCase: moneySchema,
}) satisfies z.ZodMiniType<AutoTopUpPreview>;
