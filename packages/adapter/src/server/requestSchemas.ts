import { z } from 'zod';
import { isCurrency } from '../money/minorUnits.ts';
import { alertChannels } from '../port/AlertSettings.ts';
import type { AutoTopUpSettings } from '../port/AutoTopUp.ts';
import { entrySources, entryTypes } from '../port/Entry.ts';
import { grantOrders } from '../port/Grant.ts';
import type { CreateTopUpParameters } from '../port/WalletAdapter.ts';
import { wireCurrencySchema } from './documentation.ts';

// Schemas of requests. Unlike those of resources, they reject unknown fields and wrong values.

/** Identifier that an earlier response gave. */
export const identifierSchema = z
  .string()
  .min(1)
  .max(255)
  .meta({ description: 'Identifier that an earlier response contained.' });

/** Time as RFC 3339 text. */
export const timestampSchema = z.iso
  .datetime({ offset: true })
  .meta({ description: 'Time as RFC 3339 text.', example: '2025-11-21T09:30:00.000Z' });

/** Currency code that ISO 4217 lists. */
export const currencySchema = wireCurrencySchema.check(
  z.refine(isCurrency, 'is not an ISO 4217 currency code'),
);

/** Amount above zero. */
export const positiveMoneySchema = z
  .strictObject({
    amount: z.int().positive().meta({ description: 'Amount in minor units of the currency, above zero.' }),
    currency: currencySchema,
  })
  .meta({
    id: 'PositiveMoney',
    description: 'Amount of money above zero.',
    example: { amount: 10000, currency: 'USD' },
  });

/** Creates the schema of a whole number in a query string. */
export function wholeNumber(minimum: number, maximum: number, description: string) {
  return z
    .string()
    .regex(/^\d{1,16}$/, 'is not a whole number')
    .transform(Number)
    .pipe(z.int().min(minimum).max(maximum))
    .meta({ type: 'integer', minimum, maximum, pattern: undefined, description });
}

function commaSeparated<const Values extends readonly [string, ...string[]]>(
  values: Values,
  description: string,
) {
  return z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(values)))
    .meta({ type: 'array', items: { type: 'string', enum: [...values] }, description });
}

/** Query parameters that select a page of entries. Lists are separated by commas. */
export const entryQuerySchema = z.strictObject({
  type: commaSeparated(entryTypes, 'Types to include, separated by commas.').exactOptional(),
  source: commaSeparated(entrySources, 'Sources to include, separated by commas.').exactOptional(),
  direction: z.enum(['in', 'out']).exactOptional(),
  from: timestampSchema.exactOptional(),
  to: timestampSchema.exactOptional(),
  amountMin: wholeNumber(
    0,
    Number.MAX_SAFE_INTEGER,
    'Smallest absolute amount, in minor units.',
  ).exactOptional(),
  amountMax: wholeNumber(
    0,
    Number.MAX_SAFE_INTEGER,
    'Largest absolute amount, in minor units.',
  ).exactOptional(),
  text: z
    .string()
    .max(100)
    .meta({ description: 'Text that the reason or the reference id contains, ignoring case.' })
    .exactOptional(),
  cursor: z.string().min(1).max(1000).exactOptional(),
  limit: wholeNumber(1, 100, 'Items per page. Defaults to 25.').exactOptional(),
});

/** Query parameters that select a page of a wallet's grants. */
export const grantQuerySchema = z.strictObject({
  order: z
    .enum(grantOrders)
    .meta({
      description:
        'Order of the list. `consumption` is the order in which debits consume the grants; `expiry` lists only grants that expire, soonest first. Defaults to `consumption`.',
    })
    .exactOptional(),
  cursor: entryQuerySchema.shape.cursor,
  limit: wholeNumber(1, 100, 'Grants per page. Defaults to 25.').exactOptional(),
});

const daysMax = 366;
const dayMs = 86_400_000;

const dateSchema = z.iso.date().meta({ description: 'Day in UTC.', example: '2025-11-21' });

/** Query parameters that select the days of an analysis. */
export const analyticsQuerySchema = z.strictObject({ from: dateSchema, to: dateSchema }).refine(
  ({ from, to }) => {
    const days = (Date.parse(to) - Date.parse(from)) / dayMs;
    return days >= 0 && days <= daysMax;
  },
  { path: ['to'], error: `is not a day from \`from\` to ${daysMax} days after it` },
);

/** Body that creates a quote. */
export const createQuoteSchema = z
  .strictObject({ amount: positiveMoneySchema })
  .meta({ id: 'CreateQuote', description: 'Amount to add.' });

/** Body that confirms a quote. */
export const createTopUpSchema = z
  .strictObject({
    quoteId: identifierSchema,
    paymentMethodId: identifierSchema,
    returnUrl: z
      .url({ protocol: /^https?$/, error: 'is not an http or https URL' })
      .max(2000)
      .meta({ description: 'URL of the page to which the confirm page sends the customer back.' })
      .exactOptional(),
  })
  .meta({
    id: 'CreateTopUp',
    description: 'Quote to confirm and payment method to charge.',
  }) satisfies z.ZodType<CreateTopUpParameters>;

/** Body that saves a payment method. */
export const addPaymentMethodSchema = z
  .strictObject({
    token: z.string().min(1).max(1000).meta({ description: "Token from the processor's form." }),
  })
  .meta({ id: 'AddPaymentMethod', description: "Payment method behind a processor's token." });

/** Body that pays an invoice. */
export const payInvoiceSchema = z
  .strictObject({
    paymentMethodId: identifierSchema
      .nullable()
      .meta({
        description: 'Payment method for what the wallet does not cover. Without it the rest stays due.',
      })
      .exactOptional(),
  })
  .meta({ id: 'PayInvoice', description: 'Payment of the amount due of an invoice.' });

/** Body that saves or previews auto top-up settings. */
export const saveAutoTopUpSchema = z
  .strictObject({
    mode: z.enum(['fixed', 'target']),
    threshold: positiveMoneySchema,
    amount: positiveMoneySchema,
    monthlyCap: positiveMoneySchema,
    dailyCount: z.int().min(1).max(10),
    paymentMethodId: identifierSchema,
  })
  .meta({
    id: 'SaveAutoTopUp',
    description: 'Threshold, amount, limits and payment method of an auto top-up.',
  }) satisfies z.ZodType<AutoTopUpSettings>;

/** Body that saves alert settings. */
export const saveAlertSettingsSchema = z
  .strictObject({
    enabled: z.boolean(),
    threshold: positiveMoneySchema.nullable(),
    channels: z.array(z.enum(alertChannels)).max(alertChannels.length),
  })
  .meta({ id: 'SaveAlertSettings', description: 'Settings for low-balance notifications of a wallet.' });

/** Body that marks notifications as read. */
export const markNotificationsReadSchema = z
  .strictObject({ notificationIds: z.array(identifierSchema).min(1).max(100) })
  .meta({
    id: 'MarkNotificationsRead',
    description: 'Notifications to mark as read. Repeating the request changes nothing.',
  });
