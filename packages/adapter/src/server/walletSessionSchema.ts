import { z } from 'zod';
import { walletCapabilities, walletScopes } from '../port/WalletSession.ts';
import { currencySchema, moneySchema } from './moneySchema.ts';

/** `WalletScope` on the wire. */
export const walletScopeSchema = z
  .enum(walletScopes)
  .meta({ id: 'WalletScope', description: 'What a session may do.' });

const topUpSettingsSchema = z
  .strictObject({
    currency: currencySchema,
    min: moneySchema,
    max: moneySchema,
    step: moneySchema,
    presets: z.array(z.strictObject({ amount: moneySchema, bonus: moneySchema })),
  })
  .meta({ id: 'TopUpSettings', description: 'How funds are added in one currency.' });

const paymentMethodSetupSchema = z
  .strictObject({
    testMethods: z.array(z.strictObject({ token: z.string(), label: z.string() })),
    stripe: z.strictObject({ publishableKey: z.string() }).exactOptional(),
  })
  .meta({ id: 'PaymentMethodSetup', description: 'How to add a payment method.' });

/** `WalletSession` on the wire. */
export const walletSessionSchema = z
  .strictObject({
    merchant: z.strictObject({ name: z.string() }),
    customer: z.strictObject({ id: z.string(), name: z.string() }),
    capabilities: z.array(z.enum(walletCapabilities)),
    scopes: z.array(walletScopeSchema),
    topUp: z.array(topUpSettingsSchema),
    paymentMethodSetup: paymentMethodSetupSchema.nullable(),
  })
  .meta({
    id: 'WalletSession',
    description: 'Who is signed in, what they may do, and what the backend offers.',
  });
