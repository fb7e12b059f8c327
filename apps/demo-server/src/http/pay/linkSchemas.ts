import {
  moneySchema,
  paymentMethodSetupSchema,
  receiptSchema,
  topUpQuoteSchema,
  topUpSchema,
  topUpSettingsSchema,
  walletSessionSchema,
} from '@coffer/adapter/server';
import { z } from 'zod';
import * as mini from 'zod/mini';
import { currencySchema, identifierSchema, positiveMoneySchema, text, timestampSchema } from '../schemas.ts';
import { paymentLinkStatusSchema } from '../v1/paymentLinkSchemas.ts';

/** A top-up as a link's holder sees it. */
export const linkPaymentSchema = mini
  .omit(topUpSchema, {
    walletId: true,
    quoteId: true,
    paymentMethodId: true,
    entryId: true,
    balanceAfter: true,
  })
  .register(z.globalRegistry, {
    id: 'LinkPayment',
    description: 'A payment by a link: a top-up, without what is its customer’s own.',
  });

/** A quote as a link's holder sees it. */
export const linkQuoteSchema = mini
  .omit(topUpQuoteSchema, { walletId: true, balanceAfter: true })
  .register(z.globalRegistry, {
    id: 'LinkQuote',
    description: 'What paying a link will cost and give, calculated by the server.',
  });

/** A receipt as a link's holder sees it. */
export const linkReceiptSchema = mini
  .omit(receiptSchema, { entry: true })
  .register(z.globalRegistry, { id: 'LinkReceipt', description: 'What proves a payment by a link.' });

/** What a link offers. */
export const linkOfferSchema = z
  .strictObject({
    merchant: walletSessionSchema.shape.merchant,
    customer: z.strictObject({ name: z.string() }),
    currency: currencySchema,
    status: paymentLinkStatusSchema,
    amount: z.nullable(moneySchema),
    topUp: z.nullable(topUpSettingsSchema),
    paymentMethodSetup: paymentMethodSetupSchema,
    payment: z.nullable(linkPaymentSchema),
    expiresAt: timestampSchema,
  })
  .meta({ id: 'PaymentLinkOffer', description: 'What the page of a link shows, in each of its states.' });

/** What asks for a quote. */
export const quoteLinkSchema = z
  .strictObject({ amount: positiveMoneySchema.exactOptional() })
  .meta({ id: 'QuotePaymentLink', description: 'The amount, where the link leaves it to you.' });

/** What pays a link. */
export const payLinkSchema = z
  .strictObject({
    quoteId: identifierSchema,
    paymentToken: text(1000).meta({
      description:
        "The processor's token of what pays. It is charged this once and not saved for the customer.",
    }),
    returnUrl: z
      .url({ protocol: /^https?$/, error: 'is no http or https address' })
      .max(2000)
      .meta({ description: 'Where a confirm page sends the payer back to. Must not have the token in it.' })
      .exactOptional(),
  })
  .meta({ id: 'PayPaymentLink', description: 'Confirms a quote and pays it.' });
