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

scalars.identifier.register(documented, { minLength: 1, maxLength: 255, description: 'An id, opaque.' });
scalars.timestamp.register(documented, {
  format: 'date-time',
  description: 'RFC 3339.',
  example: '2025-11-21T09:30:00.000Z',
});
scalars.day.register(documented, { format: 'date', description: 'A day in UTC.', example: '2025-11-21' });
scalars.url.register(documented, { format: 'uri' });
scalars.count.register(documented, { minimum: 0 });
scalars.ordinal.register(documented, { minimum: 1 });
scalars.moneySchema.shape.amount.register(documented, {
  description: 'Minor units of the currency; |amount| ≤ 2^53−1.',
});

export const wireCurrencySchema = scalars.currency.register(documented, {
  id: 'Currency',
  description: 'ISO 4217 alphabetic code.',
  example: 'USD',
});

export const moneySchema = scalars.moneySchema.register(documented, {
  id: 'Money',
  description: 'A whole number of ISO 4217 minor units: 10050 USD is $100.50.',
  example: { amount: 10050, currency: 'USD' },
});

export const walletStatusSchema = wallet.walletStatusSchema.register(documented, {
  id: 'WalletStatus',
  description:
    'Frozen keeps its money and rejects debits. Closing rejects every write and becomes closed, which is final.',
});

export const walletSchema = wallet.walletSchema.register(documented, {
  id: 'Wallet',
  description: 'Prepaid money of one customer in one currency.',
});

export const { walletsSchema } = wallet;

walletBalance.walletBalanceSchema.shape.lowSinceSequence.register(documented, {
  description: 'The event by which the available balance fell below the threshold of the alert.',
});
walletBalance.walletBalanceSchema.shape.emptySinceSequence.register(documented, {
  description: 'The event since which nothing is available.',
});

export const walletBalanceSchema = walletBalance.walletBalanceSchema.register(documented, {
  id: 'WalletBalance',
  description: 'What stands in a wallet, as one consistent reading.',
});

export const entryTypeSchema = entry.entryTypeSchema.register(documented, {
  id: 'EntryType',
  description: 'What an entry is.',
});

export const entrySourceSchema = entry.entrySourceSchema.register(documented, {
  id: 'EntrySource',
  description: 'Why an entry exists.',
});

export const entrySchema = entry.entrySchema.register(documented, {
  id: 'Entry',
  description: 'One movement of a wallet; it never changes.',
});

export const entryPageSchema = entry.entryPageSchema.register(documented, {
  id: 'EntryPage',
  description: 'Entries, newest first. Ask with `nextCursor` for what follows.',
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
    "The `sequence` of the wallet's balance when the page was read. If the wallet has a higher one now, the page may be out of date.",
});

export const grantPageSchema = grant.grantPageSchema.register(documented, {
  id: 'GrantPage',
  description: "One page of a wallet's unspent grants.",
});

export const topUpQuoteSchema = topUp.topUpQuoteSchema.register(documented, {
  id: 'TopUpQuote',
  description: 'What a top-up will cost and give, calculated by the server.',
});

export const topUpSchema = topUp.topUpSchema.register(documented, {
  id: 'TopUp',
  description: 'One attempt to add funds by paying. Settled means that the entry exists.',
});

paymentMethod.cardExpirySchema.shape.month.register(documented, { minimum: 1, maximum: 12 });

export const paymentMethodSchema = paymentMethod.paymentMethodSchema.register(documented, {
  id: 'PaymentMethod',
  description: "A customer's saved way to pay; priority 1 is used first.",
});

export const { paymentMethodsSchema } = paymentMethod;

export const walletEventSchema = walletEvent.walletEventSchema.register(documented, {
  id: 'WalletEvent',
  description: 'A fact that happened to a wallet.',
});

walletEvent.eventsAfterSchema.shape.sequences.register(documented, {
  description: "The number of each wallet's newest event at `after`, or now without one.",
});

export const eventsAfterSchema = walletEvent.eventsAfterSchema.register(documented, {
  id: 'EventsAfter',
  description: 'What happened since. Ask with `lastEventId` for what follows.',
});

export const walletForecastSchema = insights.walletForecastSchema.register(documented, {
  id: 'WalletForecast',
  description: 'How long the available balance should last, as a range.',
});

export const walletAnalyticsSchema = insights.walletAnalyticsSchema.register(documented, {
  id: 'WalletAnalytics',
  description: "A wallet's days: balances, flows by source, spend by reason.",
});

export const receiptSchema = insights.receiptSchema.register(documented, {
  id: 'Receipt',
  description: 'What proves an entry.',
});

autoTopUp.autoTopUpSettingsSchema.shape.dailyCount.register(documented, { minimum: 1, maximum: 10 });
autoTopUp.autoTopUpSettingsSchema.register(documented, {
  id: 'AutoTopUpSettings',
  description: 'When to refill, by how much, with what, and at most how often.',
});
autoTopUp.autoTopUpAttemptSchema.register(documented, {
  id: 'AutoTopUpAttempt',
  description: 'One charge that was tried.',
});

export const autoTopUpSchema = autoTopUp.autoTopUpSchema.register(documented, {
  id: 'AutoTopUp',
  description: "A wallet's rule for refilling itself, its state and its attempts.",
});

export const autoTopUpPreviewSchema = autoTopUp.autoTopUpPreviewSchema.register(documented, {
  id: 'AutoTopUpPreview',
  description: 'What saving a rule would mean.',
});

export const alertSettingsSchema = alertSettings.alertSettingsSchema.register(documented, {
  id: 'AlertSettings',
  description: 'When and how the customer is told of a low balance.',
});

invoice.invoiceLineSchema.register(documented, {
  id: 'InvoiceLine',
  description: 'One thing that an invoice charges for.',
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
  description: 'Money that an invoice got, or gave back.',
});

export const invoiceSchema = invoice.invoiceSchema.register(documented, {
  id: 'Invoice',
  description: 'What a customer owes for, and how it was paid.',
});

export const invoicePageSchema = invoice.invoicePageSchema.register(documented, {
  id: 'InvoicePage',
  description: 'Invoices, newest first. Ask with `nextCursor` for what follows.',
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
  description: 'What a session may do.',
});

export const topUpSettingsSchema = walletSession.topUpSettingsSchema.register(documented, {
  id: 'TopUpSettings',
  description: 'How funds are added in one currency.',
});

export const paymentMethodSetupSchema = walletSession.paymentMethodSetupSchema.register(documented, {
  id: 'PaymentMethodSetup',
  description: 'How to add a payment method.',
});

export const walletSessionSchema = walletSession.walletSessionSchema.register(documented, {
  id: 'WalletSession',
  description: 'Who is signed in, what they may do, and what the backend offers.',
});
