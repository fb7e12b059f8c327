import * as z from 'zod/mini';
import { type WalletSession, walletCapabilities, walletScopes } from '../port/WalletSession.ts';
import { currency, moneySchema, openEnum, trusted } from './scalars.ts';

export const walletScopeSchema = openEnum(walletScopes);

export const topUpSettingsSchema = z.object({
  currency,
  min: moneySchema,
  max: moneySchema,
  step: moneySchema,
  presets: z.array(z.object({ amount: moneySchema, bonus: moneySchema })),
});

export const paymentMethodSetupSchema = z.object({
  testMethods: z.array(z.object({ token: z.string(), label: z.string() })),
  stripe: z.exactOptional(z.object({ publishableKey: z.string() })),
});

export const walletSessionSchema = z.object({
  merchant: z.object({ name: trusted(z.string()) }),
  customer: z.object({ id: trusted(z.string()), name: trusted(z.string()) }),
  capabilities: z.array(openEnum(walletCapabilities)),
  scopes: z.array(walletScopeSchema),
  topUp: z.array(topUpSettingsSchema),
  paymentMethodSetup: trusted(z.nullable(paymentMethodSetupSchema)),
}) satisfies z.ZodMiniType<WalletSession>;
