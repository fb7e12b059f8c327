import { z } from 'zod';
import { readMerchant, updateMerchant } from '../../modules/merchants/index.ts';
import { defineEndpoint, noBody, noParameters } from '../defineEndpoint.ts';
import { currencySchema, text } from '../schemas.ts';

const amount = z.int().min(1);
const basisPoints = z
  .int()
  .min(0)
  .max(10_000)
  .meta({ description: 'Hundredths of a percent, so 500 is 5 %.' });

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
    message: 'contain an amount twice',
  })
  .meta({
    id: 'CurrencyTopUpSettings',
    description: 'Settings for top-ups in one currency. Amounts are in minor units (cents for USD).',
  });

const rate = z
  .string()
  .regex(/^\d{1,9}(\.\d{1,12})?$/, 'is not a decimal such as "1.085"')
  .refine((value) => /[1-9]/.test(value), 'is zero');

const reportingSchema = z
  .strictObject({
    currency: currencySchema,
    rates: z.record(currencySchema, rate).meta({
      description:
        'Value of one unit of each currency in the reporting currency, as a decimal. Update them yourself.',
    }),
  })
  .refine(({ currency, rates }) => !(currency in rates), {
    path: ['rates'],
    message: 'contain the reporting currency itself',
  })
  .meta({
    id: 'ReportingSettings',
    description: 'Currency and exchange rates of totals over several currencies.',
  });

const dodoPromotionalCreditsSchema = z
  .strictObject({
    reasonPrefixes: z.array(text(500)).max(50).meta({
      description:
        'Beginnings of the `reason` of promotional credits, such as `Welcome bonus`. Upper and lower case are equal.',
    }),
    keyPrefixes: z.array(text(100)).max(50).meta({
      description: 'Beginnings of the `idempotency_key` of promotional credits, such as `bonus-`.',
    }),
  })
  .meta({
    id: 'DodoPromotionalCredits',
    description:
      'Credits of the Dodo-compatible API that become promotional credit. That API cannot say so itself: all its other credits become paid credit.',
  });

const settingsSchema = z
  .strictObject({
    defaultCurrencies: z
      .array(currencySchema)
      .max(20)
      .refine((codes) => new Set(codes).size === codes.length, 'contains a currency twice')
      .meta({ description: 'Currencies in which a new customer gets a wallet.' }),
    topUp: z
      .record(currencySchema, topUpSchema)
      .meta({ description: 'Top-up settings by currency. Other currencies have no top-ups.' }),
    creditExpiryWarningDays: z
      .int()
      .min(0)
      .max(90)
      .meta({ description: 'Number of days before a credit expires at which we notify the customer.' }),
    invoiceRetryDays: z
      .array(z.int().min(1).max(60))
      .max(10)
      .refine(
        (days) => days.every((day, index) => index === 0 || day > (days[index - 1] ?? day)),
        'must be in ascending order, each day once',
      )
      .meta({
        description:
          'Days after the due date on which we retry a failed collection of an invoice: up to 10 days, from 1 to 60, in ascending order. Empty for no retries. Defaults to `[1, 3, 5, 7]`.',
      }),
    chargeNoticeDays: z.int().min(0).max(30).meta({
      description:
        'Number of days before an invoice is collected at which we notify the customer. 0 for no notice. Defaults to `3`.',
    }),
    notificationEmail: z.email('is not an email address').max(254).nullable().meta({
      description:
        'Your email address for failed collections and overdue invoices. Null for no emails to you. Defaults to null.',
    }),
    reporting: reportingSchema.nullable().meta({ description: 'Null for no total over several currencies.' }),
    walletUrl: z
      .url({ protocol: /^https?$/, error: 'is not an http or https URL' })
      .max(2000)
      .nullable()
      .meta({
        description:
          "URL of the page in your product that shows the customer's wallet. Emails link to it. Null for emails without a link.",
      }),
    dodoPromotionalCredits: dodoPromotionalCreditsSchema,
    accentColor: z
      .string()
      .regex(/^#[0-9a-f]{6}$/i, 'is not a color such as #4f46e5')
      .nullable()
      .meta({
        description: 'Color of your emails and documents, such as `#4f46e5`. Null for the default color.',
      }),
    taxAt: z.enum(['topUp', 'use']).meta({
      description:
        'When prepaid money is taxed. `topUp` adds tax to each top-up. `use` charges no tax on a top-up, which gets a payment receipt, and states the tax on each invoice.',
    }),
  })
  .meta({ id: 'WalletSettings' });

const merchantSchema = z
  .strictObject({
    id: z.string(),
    name: z.string().meta({ description: 'Brand name that customers see.' }),
    settings: settingsSchema,
    version: z.int().nonnegative().meta({ description: 'Increases with each change.' }),
  })
  .meta({ id: 'Merchant' });

const updateMerchantSchema = z
  .strictObject({
    name: text(200).exactOptional(),
    settings: settingsSchema.partial().exactOptional(),
    version: z
      .int()
      .nonnegative()
      .meta({
        description:
          'The version that you read before the change. The request is rejected if it is no longer current.',
      })
      .exactOptional(),
  })
  .meta({ id: 'UpdateMerchant', description: 'Absent fields keep their values.' });

/** Operations on a merchant's settings. */
export const settingsEndpoints = [
  defineEndpoint({
    operationId: 'settings.retrieve',
    method: 'GET',
    path: '/v1/settings',
    summary: 'Retrieve your settings',
    description:
      'Retrieves your name and settings. Send the returned `version` with a change to reject it if someone else changed the settings since.',
    returns: 'Returns the merchant.',
    params: noParameters,
    query: noParameters,
    body: noBody,
    response: merchantSchema,
    run: async (context, { merchantId }) => ({ body: await readMerchant(context.database, merchantId) }),
  }),
  defineEndpoint({
    operationId: 'settings.update',
    method: 'PATCH',
    path: '/v1/settings',
    summary: 'Update your settings',
    description:
      'Updates your name and settings. Fields that you omit stay unchanged. New limits apply to the next quote.',
    returns: 'Returns the merchant.',
    example: { name: 'Nimbus' },
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

/** Removes undefined values, which a partial schema allows and which would replace current settings. */
function withoutUndefined<Value extends object>(value: Value) {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined));
}
