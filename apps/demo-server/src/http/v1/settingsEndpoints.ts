import { z } from '@hono/zod-openapi';
import { readMerchant, updateMerchant } from '../../wallet/settings.ts';
import { defineEndpoint, noBody, noParameters } from '../defineEndpoint.ts';
import { currencySchema, text } from '../schemas.ts';

const amount = z.int().min(1);
const basisPoints = z.int().min(0).max(10_000).meta({ description: 'Hundredths of a percent: 500 is 5 %.' });

const topUpSchema = z
  .strictObject({
    min: amount,
    max: amount,
    step: amount,
    presets: z.array(amount).max(12),
    bonusTiers: z.array(z.strictObject({ from: amount, basisPoints })).max(20),
    fee: z.strictObject({ fixed: z.int().min(0), basisPoints }),
    tax: z.strictObject({ basisPoints }),
    bonusExpiresAfterDays: z.int().min(1).max(3650).nullable(),
  })
  .refine(({ min, max }) => min <= max, { path: ['max'], message: 'is below min' })
  .refine(
    ({ presets, min, max, step }) =>
      presets.every((preset) => preset >= min && preset <= max && preset % step === 0),
    {
      path: ['presets'],
      message: 'are not all within min, max and step',
    },
  )
  .refine(({ bonusTiers }) => new Set(bonusTiers.map(({ from }) => from)).size === bonusTiers.length, {
    path: ['bonusTiers'],
    message: 'name an amount twice',
  })
  .meta({
    id: 'CurrencyTopUpSettings',
    description: 'How funds are added in one currency; amounts in minor units.',
  });

const settingsSchema = z
  .strictObject({
    defaultCurrencies: z
      .array(currencySchema)
      .max(20)
      .refine((codes) => new Set(codes).size === codes.length, 'names a currency twice')
      .meta({ description: 'A new customer gets a wallet in each.' }),
    topUp: z
      .record(currencySchema, topUpSchema)
      .meta({ description: 'By currency. Top-ups are not offered in a currency that is absent.' }),
    creditExpiryWarningDays: z
      .int()
      .min(0)
      .max(90)
      .meta({ description: 'How many days before a credit expires its customer is told.' }),
    webhooks: z
      .strictObject({ allowPrivateAddresses: z.boolean() })
      .exactOptional()
      .meta({ description: "Absent: private addresses are told on a developer's machine only." }),
  })
  .meta({ id: 'WalletSettings' });

const merchantSchema = z
  .strictObject({ id: z.string(), name: z.string(), settings: settingsSchema })
  .meta({ id: 'Merchant' });

const updateMerchantSchema = z
  .strictObject({ name: text(200).exactOptional(), settings: settingsSchema.partial().exactOptional() })
  .meta({ id: 'UpdateMerchant', description: 'What is absent stays as it is.' });

const tag = 'Settings';

/** What a merchant decides. */
export const settingsEndpoints = [
  defineEndpoint({
    tag,
    operationId: 'readSettings',
    method: 'GET',
    path: '/v1/settings',
    summary: 'Reads your name and settings',
    params: noParameters,
    query: noParameters,
    body: noBody,
    answer: merchantSchema,
    run: async (context, { merchantId }) => ({ body: await readMerchant(context.database, merchantId) }),
  }),
  defineEndpoint({
    tag,
    operationId: 'updateSettings',
    method: 'PATCH',
    path: '/v1/settings',
    summary: 'Changes what is named of your settings',
    params: noParameters,
    query: noParameters,
    body: updateMerchantSchema,
    answer: merchantSchema,
    run: async (context, { merchantId, body }) => {
      const { name, settings } = body;
      return {
        body: await updateMerchant(context, merchantId, { name, settings: withoutUndefined(settings ?? {}) }),
      };
    },
  }),
];

/** A partial schema's output may hold undefined, which would replace what is there. */
function withoutUndefined<Value extends object>(value: Value) {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined));
}
