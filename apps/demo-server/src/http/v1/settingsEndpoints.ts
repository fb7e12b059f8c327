import { z } from 'zod';
import { readMerchant, updateMerchant } from '../../modules/merchants/index.ts';
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

const rate = z
  .string()
  .regex(/^\d{1,9}(\.\d{1,12})?$/, 'is no decimal such as "1.085"')
  .refine((value) => /[1-9]/.test(value), 'is zero');

const reportingSchema = z
  .strictObject({
    currency: currencySchema,
    rates: z.record(currencySchema, rate).meta({
      description: 'By currency: what one unit of it is worth, as a decimal. Yours to keep current.',
    }),
  })
  .refine(({ currency, rates }) => !(currency in rates), {
    path: ['rates'],
    message: 'rate the currency itself',
  })
  .meta({ id: 'ReportingSettings', description: 'What totals over several currencies are told in.' });

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
    reporting: reportingSchema.nullable().meta({ description: 'Null: no total over several currencies.' }),
  })
  .meta({ id: 'WalletSettings' });

const merchantSchema = z
  .strictObject({
    id: z.string(),
    name: z.string().meta({ description: 'The brand name that customers read.' }),
    settings: settingsSchema,
    version: z.int().nonnegative().meta({ description: 'Rises with each change.' }),
  })
  .meta({ id: 'Merchant' });

const updateMerchantSchema = z
  .strictObject({
    name: text(200).exactOptional(),
    settings: settingsSchema.partial().exactOptional(),
    version: z
      .int()
      .nonnegative()
      .meta({ description: 'The version that the change was made from: another one is refused.' })
      .exactOptional(),
  })
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
    response: merchantSchema,
    run: async (context, { merchantId }) => ({ body: await readMerchant(context.database, merchantId) }),
  }),
  defineEndpoint({
    tag,
    operationId: 'updateSettings',
    method: 'PATCH',
    path: '/v1/settings',
    summary: 'Changes what is named of your settings',
    scopes: ['admin'],
    params: noParameters,
    query: noParameters,
    body: updateMerchantSchema,
    response: merchantSchema,
    errors: ['version_conflict'],
    run: async (context, { merchantId, body }) => {
      const change = { ...body, settings: withoutUndefined(body.settings ?? {}) };
      return { body: await updateMerchant(context, merchantId, change) };
    },
  }),
];

/** A partial schema's output may hold undefined, which would replace what is there. */
function withoutUndefined<Value extends object>(value: Value) {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined));
}
