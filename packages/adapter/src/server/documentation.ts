import * as z from 'zod/mini';
import type { InvoicePayment } from '../port/Invoice.ts';
import * as alertSettings from '../schemas/alertSettings.ts';
import * as autoTopUp from '../schemas/autoTopUp.ts';
import * as entry from '../schemas/entry.ts';
import * as grant from '../schemas/grant.ts';
import * as insights from '../schemas/insights.ts';
import * as invoice from '../schemas/invoice.ts';
import * as notification from '../schemas/notification.ts';
import * as paymentMethod from '../schemas/paymentMethod.ts';
import * as scalars from '../schemas/scalars.ts';
import * as topUp from '../schemas/topUp.ts';
import * as wallet from '../schemas/wallet.ts';
import * as walletBalance from '../schemas/walletBalance.ts';
import * as walletEvent from '../schemas/walletEvent.ts';
import * as walletSession from '../schemas/walletSession.ts';

// The wire's resources with their documentation: ids, descriptions and limits for JSON Schema and OpenAPI. A page does
// not load it. Nothing here changes what a schema accepts.

const documented = z.globalRegistry;

scalars.identifier.register(documented, {
  minLength: 1,
  maxLength: 255,
  description: 'Unique identifier without a structure to rely on.',
});
scalars.timestamp.register(documented, {
  format: 'date-time',
  description: 'Time as RFC 3339 text.',
  example: '2025-11-21T09:30:00.000Z',
});
scalars.day.register(documented, { format: 'date', description: 'Day in UTC.', example: '2025-11-21' });
scalars.url.register(documented, { format: 'uri' });
scalars.count.register(documented, { minimum: 0 });
scalars.ordinal.register(documented, { minimum: 1 });
scalars.moneySchema.shape.amount.register(documented, {
  description: 'Amount in minor units of the currency; |amount| ≤ 2^53−1.',
});

export const wireCurrencySchema = scalars.currency.register(documented, {
  id: 'Currency',
  description: 'ISO 4217 alphabetic code.',
  example: 'USD',
});

export const moneySchema = scalars.moneySchema.register(documented, {
  id: 'Money',
  description: 'Amount of money in ISO 4217 minor units: 10050 USD is $100.50.',
  example: { amount: 10050, currency: 'USD' },
});

export const walletStatusSchema = wallet.walletStatusSchema.register(documented, {
  id: 'WalletStatus',
  description:
    'A frozen wallet keeps its money and rejects debits. A closing wallet rejects every write and becomes closed, which is final.',
});

export const walletSchema = wallet.walletSchema.register(documented, {
  id: 'Wallet',
  description: 'Prepaid money of one customer in one currency.',
});

export const { walletsSchema } = wallet;

walletBalance.walletBalanceSchema.shape.lowSinceSequence.register(documented, {
  description: "Number of the event at which the available balance fell below the alert's threshold.",
});
walletBalance.walletBalanceSchema.shape.emptySinceSequence.register(documented, {
  description: 'Number of the event at which the available balance fell to zero or below.',
});

export const walletBalanceSchema = walletBalance.walletBalanceSchema.register(documented, {
  id: 'WalletBalance',
  description: 'Amounts of a wallet, read at one point in time.',
});

export const entryTypeSchema = entry.entryTypeSchema.register(documented, {
  id: 'EntryType',
  description: 'Type of an entry.',
});

export const entrySourceSchema = entry.entrySourceSchema.register(documented, {
  id: 'EntrySource',
  description: 'Cause of an entry.',
});

export const entrySchema = entry.entrySchema.register(documented, {
  id: 'Entry',
  description: 'One movement in a wallet. An entry never changes.',
});

export const entryPageSchema = entry.entryPageSchema.register(documented, {
  id: 'EntryPage',
  description: 'One page of entries, newest first. Send `nextCursor` as `cursor` to get the next page.',
});

export const grantSchema = grant.grantSchema.register(documented, {
  id: 'Grant',
  description: 'The unspent part of one credit.',
});

grant.grantPageSchema.shape.nextCursor.register(documented, {
  description: 'Cursor of the next page; null on the last page.',
});
grant.grantPageSchema.shape.sequence.register(documented, {
  minimum: 0,
  description:
    "`sequence` of the wallet's balance when the page was read. If the wallet has a higher one now, the page may be out of date.",
});

export const grantPageSchema = grant.grantPageSchema.register(documented, {
  id: 'GrantPage',
  description: "One page of a wallet's unspent grants.",
});

export const topUpQuoteSchema = topUp.topUpQuoteSchema.register(documented, {
  id: 'TopUpQuote',
  description: 'Cost and effect of a top-up, calculated by the server.',
});

export const topUpSchema = topUp.topUpSchema.register(documented, {
  id: 'TopUp',
  description: 'One attempt to add funds by paying. `settled` means that the entry exists.',
});

paymentMethod.cardExpirySchema.shape.month.register(documented, { minimum: 1, maximum: 12 });

export const paymentMethodSchema = paymentMethod.paymentMethodSchema.register(documented, {
  id: 'PaymentMethod',
  description: 'Saved payment method of a customer. Priority 1 is used first.',
});

export const { paymentMethodsSchema } = paymentMethod;

export const walletEventSchema = walletEvent.walletEventSchema.register(documented, {
  id: 'WalletEvent',
  description: 'A fact about a wallet.',
});

walletEvent.eventsAfterSchema.shape.sequences.register(documented, {
  description: "Number of each wallet's newest event at `after`, or now without `after`.",
});

export const eventsAfterSchema = walletEvent.eventsAfterSchema.register(documented, {
  id: 'EventsAfter',
  description: 'Events after a position. Send `lastEventId` as `after` to get the events that follow.',
});

export const walletForecastSchema = insights.walletForecastSchema.register(documented, {
  id: 'WalletForecast',
  description: 'Estimate of how long the available balance lasts.',
});

export const walletAnalyticsSchema = insights.walletAnalyticsSchema.register(documented, {
  id: 'WalletAnalytics',
  description: "A wallet's daily balances, flows by source and spend by reason.",
});

export const receiptSchema = insights.receiptSchema.register(documented, {
  id: 'Receipt',
  description: 'Receipt of an entry.',
});

autoTopUp.autoTopUpSettingsSchema.shape.dailyCount.register(documented, { minimum: 1, maximum: 10 });
autoTopUp.autoTopUpSettingsSchema.register(documented, {
  id: 'AutoTopUpSettings',
  description: 'Threshold, amount, limits and payment method of an auto top-up.',
});
autoTopUp.autoTopUpAttemptSchema.register(documented, {
  id: 'AutoTopUpAttempt',
  description: 'One charge of an auto top-up.',
});

autoTopUp.autoTopUpConsentSchema.register(documented, {
  id: 'AutoTopUpConsent',
  description: "The customer's recorded agreement to automatic charges.",
});

export const autoTopUpSchema = autoTopUp.autoTopUpSchema.register(documented, {
  id: 'AutoTopUp',
  description: "A wallet's auto top-up: settings, status and latest attempts.",
});

export const autoTopUpPreviewSchema = autoTopUp.autoTopUpPreviewSchema.register(documented, {
  id: 'AutoTopUpPreview',
  description: 'Charges that saving the settings would cause.',
});

export const alertSettingsSchema = alertSettings.alertSettingsSchema.register(documented, {
  id: 'AlertSettings',
  description: 'Settings for low-balance notifications of a wallet.',
});

invoice.invoiceLineSchema.register(documented, {
  id: 'InvoiceLine',
  description: 'One line of an invoice.',
});
const { $schema: _, ...invoiceMethods } = z.toJSONSchema(
  z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('wallet'), walletId: scalars.identifier }),
    z.strictObject({
      type: z.literal('paymentMethod'),
      paymentMethodId: scalars.identifier,
      label: z.string(),
    }),
  ]) satisfies z.ZodMiniType<InvoicePayment['method']>,
);
invoice.invoiceMethodSchema.register(documented, invoiceMethods);
invoice.invoicePaymentSchema.register(documented, {
  id: 'InvoicePayment',
  description: 'One payment of an invoice.',
});

export const invoiceSchema = invoice.invoiceSchema.register(documented, {
  id: 'Invoice',
  description: 'A bill to a customer, with its payments.',
});

export const invoicePageSchema = invoice.invoicePageSchema.register(documented, {
  id: 'InvoicePage',
  description: 'One page of invoices, newest first. Send `nextCursor` as `cursor` to get the next page.',
});

notification.notificationSchema.register(documented, {
  id: 'WalletNotification',
  description: 'A notification in the product.',
});

export const notificationPageSchema = notification.notificationPageSchema.register(documented, {
  id: 'WalletNotificationPage',
  description: 'One page of notifications, newest first, with the number of all unread ones.',
});

export const walletScopeSchema = walletSession.walletScopeSchema.register(documented, {
  id: 'WalletScope',
  description: 'Scope of a session.',
});

export const topUpSettingsSchema = walletSession.topUpSettingsSchema.register(documented, {
  id: 'TopUpSettings',
  description: 'Limits and suggestions for top-ups in one currency.',
});

export const paymentMethodSetupSchema = walletSession.paymentMethodSetupSchema.register(documented, {
  id: 'PaymentMethodSetup',
  description: 'Means to add a payment method.',
});

export const walletSessionSchema = walletSession.walletSessionSchema.register(documented, {
  id: 'WalletSession',
  description: 'The signed-in customer, the scopes of the session and the capabilities of the backend.',
});
