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

/** Top-up for the holder of a payment link. */
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
    description: 'A payment with a payment link: a top-up without the private fields of the customer.',
  });

/** Quote for the holder of a payment link. */
export const linkQuoteSchema = mini
  .omit(topUpQuoteSchema, { walletId: true, balanceAfter: true })
  .register(z.globalRegistry, {
    id: 'LinkQuote',
    description: 'Price of a payment with a payment link, and the amount that it adds.',
  });

/** Receipt for the holder of a payment link. */
export const linkReceiptSchema = mini
  .omit(receiptSchema, { entry: true, document: true })
  .register(z.globalRegistry, {
    id: 'LinkReceipt',
    description: 'Receipt of a payment with a payment link.',
  });

/** Payment link for its holder. */
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
  .meta({ id: 'PaymentLinkOffer', description: 'Content of the payment page, in each status of the link.' });

/** Request body that creates a quote. */
export const quoteLinkSchema = z
  .strictObject({ amount: positiveMoneySchema.exactOptional() })
  .meta({ id: 'QuotePaymentLink', description: 'The amount, if the link has no fixed amount.' });

/** Request body that pays a link. */
export const payLinkSchema = z
  .strictObject({
    quoteId: identifierSchema,
    paymentToken: text(1000).meta({
      description:
        "The processor's token of the payment method. It is charged once and not saved for the customer.",
    }),
    returnUrl: z
      .url({ protocol: /^https?$/, error: 'is not an http or https URL' })
      .max(2000)
      .meta({ description: 'URL to which a confirm page returns the payer. It must not contain the token.' })
      .exactOptional(),
  })
  .meta({ id: 'PayPaymentLink', description: 'The quote to confirm, and the payment method to charge.' });
