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
export const identifierSchema = z.string().min(1).max(255).meta({ description: 'An id, opaque.' });

/** Time as RFC 3339 text. */
export const timestampSchema = z.iso
  .datetime({ offset: true })
  .meta({ description: 'RFC 3339.', example: '2025-11-21T09:30:00.000Z' });

/** Currency code that ISO 4217 lists. */
export const currencySchema = wireCurrencySchema.check(z.refine(isCurrency, 'is no ISO 4217 currency code'));

/** Amount that a caller asks for: more than zero. */
export const positiveMoneySchema = z
  .strictObject({
    amount: z.int().positive().meta({ description: 'Minor units of the currency, more than zero.' }),
    currency: currencySchema,
  })
  .meta({
    id: 'PositiveMoney',
    description: 'An amount of money greater than zero.',
    example: { amount: 10000, currency: 'USD' },
  });

/** Creates the schema of a whole number in a query string. */
export function wholeNumber(minimum: number, maximum: number, description: string) {
  return z
    .string()
    .regex(/^\d{1,16}$/, 'is no whole number')
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
  type: commaSeparated(entryTypes, 'Only these types, separated by commas.').exactOptional(),
  source: commaSeparated(entrySources, 'Only these sources, separated by commas.').exactOptional(),
  direction: z.enum(['in', 'out']).exactOptional(),
  from: timestampSchema.exactOptional(),
  to: timestampSchema.exactOptional(),
  amountMin: wholeNumber(0, Number.MAX_SAFE_INTEGER, 'Least size, in minor units.').exactOptional(),
  amountMax: wholeNumber(0, Number.MAX_SAFE_INTEGER, 'Greatest size, in minor units.').exactOptional(),
  text: z.string().max(100).meta({ description: 'Found in reason or reference.' }).exactOptional(),
  cursor: z.string().min(1).max(1000).exactOptional(),
  limit: wholeNumber(1, 100, 'Entries a page; 25 unless given.').exactOptional(),
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
  limit: wholeNumber(1, 100, 'Grants a page. Defaults to 25.').exactOptional(),
});

const daysMax = 366;
const dayMs = 86_400_000;

const dateSchema = z.iso.date().meta({ description: 'A day in UTC.', example: '2025-11-21' });

/** Query parameters that select the days of an analysis. */
export const analyticsQuerySchema = z.strictObject({ from: dateSchema, to: dateSchema }).refine(
  ({ from, to }) => {
    const days = (Date.parse(to) - Date.parse(from)) / dayMs;
    return days >= 0 && days <= daysMax;
  },
  { path: ['to'], error: `is no day from \`from\` to ${daysMax} days after it` },
);

/** Body that asks for a quote. */
export const createQuoteSchema = z
  .strictObject({ amount: positiveMoneySchema })
  .meta({ id: 'CreateQuote', description: 'Asks what a top-up would cost and give.' });

/** Body that confirms a quote. */
export const createTopUpSchema = z
  .strictObject({
    quoteId: identifierSchema,
    paymentMethodId: identifierSchema,
    returnUrl: z
      .url({ protocol: /^https?$/, error: 'is no http or https address' })
      .max(2000)
      .meta({ description: 'Where a confirm page sends the customer back to.' })
      .exactOptional(),
  })
  .meta({
    id: 'CreateTopUp',
    description: 'Confirms a quote and pays it.',
  }) satisfies z.ZodType<CreateTopUpParameters>;

/** Body that saves a payment method. */
export const addPaymentMethodSchema = z
  .strictObject({ token: z.string().min(1).max(1000).meta({ description: "The processor's token for it." }) })
  .meta({ id: 'AddPaymentMethod', description: "Saves the method behind a processor's token." });

/** Body that pays an invoice. */
export const payInvoiceSchema = z
  .strictObject({
    paymentMethodId: identifierSchema
      .nullable()
      .meta({ description: 'Pays what the wallet does not reach; without it the rest stays due.' })
      .exactOptional(),
  })
  .meta({ id: 'PayInvoice', description: 'Pays what is due of an invoice.' });

/** Body that saves an auto top-up rule, or asks for its preview. */
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
    description: 'When to refill, by how much, with what, and at most how often.',
  }) satisfies z.ZodType<AutoTopUpSettings>;

/** Body that saves alert settings. */
export const saveAlertSettingsSchema = z
  .strictObject({
    enabled: z.boolean(),
    threshold: positiveMoneySchema.nullable(),
    channels: z.array(z.enum(alertChannels)).max(alertChannels.length),
  })
  .meta({ id: 'SaveAlertSettings', description: 'When and how to tell the customer of a low balance.' });

/** Body that marks notifications as read. */
export const markNotificationsReadSchema = z
  .strictObject({ notificationIds: z.array(identifierSchema).min(1).max(100) })
  .meta({
    id: 'MarkNotificationsRead',
    description: 'Notifications to mark as read. Repeating the request changes nothing.',
  });
