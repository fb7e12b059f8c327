import { z } from 'zod';
import {
  cancelLinkPayment,
  payPaymentLink,
  quotePaymentLink,
  readLinkPayment,
  readLinkReceipt,
  readPaymentLinkOffer,
} from '../../modules/paymentLinks/index.ts';
import { defineEndpoint, noBody, noParameters } from '../defineEndpoint.ts';
import { identifierSchema } from '../schemas.ts';
import {
  linkOfferSchema,
  linkPaymentSchema,
  linkQuoteSchema,
  linkReceiptSchema,
  payLinkSchema,
  quoteLinkSchema,
} from './linkSchemas.ts';

const path = '/payment-links/{token}';
const pathOfPayment = `${path}/payments/{paymentId}`;
const token = z
  .string()
  .min(1)
  .max(255)
  .meta({ description: 'Token of the payment link, the last part of its URL.' });
const ofLink = z.strictObject({ token });
const ofPayment = z.strictObject({ token, paymentId: identifierSchema });
const shared = { query: noParameters, body: noBody } as const;
const notPayable = [
  'not_found',
  'payment_link_in_use',
  'payment_link_used',
  'payment_link_expired',
  'payment_link_revoked',
  'wallet_closing',
  'wallet_closed',
  'wallet_frozen',
] as const;

/** Operations of a payment link's page. The token in the path is enough: they need no sign-in. */
export const linkEndpoints = [
  defineEndpoint({
    ...shared,
    operationId: 'paymentPage.retrieve',
    method: 'GET',
    path,
    summary: 'Retrieve a payment link and its payment',
    description:
      'Retrieves what the page of a payment link shows: the merchant, the amount and the latest payment. The token in the URL is the credential.',
    returns: 'Returns the offer.',
    params: ofLink,
    response: linkOfferSchema,
    errors: ['not_found'],
    run: async (context, { params }) => ({ body: await readPaymentLinkOffer(context, params.token) }),
  }),
  defineEndpoint({
    ...shared,
    operationId: 'paymentPage.createQuote',
    method: 'POST',
    path: `${path}/quotes`,
    summary: 'Create a quote for a payment link',
    description:
      'Calculates what the payment costs and adds. The amounts are guaranteed until the quote expires.',
    returns: 'Returns the quote.',
    example: { amount: { amount: 10_000, currency: 'USD' } },
    audited: false,
    params: ofLink,
    body: quoteLinkSchema,
    response: linkQuoteSchema,
    status: 201,
    errors: [
      'capability_missing',
      ...notPayable,
      'amount_out_of_range',
      'currency_mismatch',
      'currency_not_supported',
    ],
    run: async (context, { params, body }) => ({
      body: await quotePaymentLink(context, { ...params, ...body }),
    }),
  }),
  defineEndpoint({
    ...shared,
    operationId: 'paymentPage.pay',
    method: 'POST',
    path: `${path}/payments`,
    summary: 'Pay a payment link',
    description:
      'Confirms a quote and charges the payment method behind the token. The payer may have to confirm the payment with their bank.',
    returns: 'Returns the payment.',
    example: { quoteId: 'quo_01m0example', paymentToken: 'pm_card_visa' },
    idempotencyKey: 'required',
    params: ofLink,
    body: payLinkSchema,
    response: linkPaymentSchema,
    status: 201,
    errors: [
      'capability_missing',
      ...notPayable,
      'quote_expired',
      'quote_used',
      'payment_method_unusable',
      'operation_in_progress',
      'rate_limited',
      'idempotency_key_required',
      'idempotency_key_reused',
      'processor_unavailable',
    ],
    run: async (context, { params, body, key }) => {
      const request = { ...params, ...body, key: key.key };
      const { value, replayed } = await payPaymentLink(context, request);
      return { body: value, replayed };
    },
  }),
  defineEndpoint({
    ...shared,
    operationId: 'paymentPage.retrievePayment',
    method: 'GET',
    path: pathOfPayment,
    summary: 'Retrieve a payment',
    description: 'Retrieves a payment of the link. Poll it until the status is final.',
    returns: 'Returns the payment.',
    params: ofPayment,
    response: linkPaymentSchema,
    errors: ['not_found'],
    run: async (context, { params }) => ({ body: await readLinkPayment(context, params) }),
  }),
  defineEndpoint({
    ...shared,
    operationId: 'paymentPage.cancelPayment',
    method: 'POST',
    path: `${pathOfPayment}/cancel`,
    summary: 'Cancel an unconfirmed payment',
    description: 'Cancels a payment that its payer has not confirmed. The link can then be paid again.',
    returns: 'Returns the payment.',
    idempotencyKey: 'required',
    params: ofPayment,
    response: linkPaymentSchema,
    errors: [
      'not_found',
      'top_up_not_cancelable',
      'idempotency_key_required',
      'idempotency_key_reused',
      'processor_unavailable',
    ],
    run: async (context, { params, key }) => {
      const { value, replayed } = await cancelLinkPayment(context, { ...params, key: key.key });
      return { body: value, replayed };
    },
  }),
  defineEndpoint({
    ...shared,
    operationId: 'paymentPage.retrieveReceipt',
    method: 'GET',
    path: `${pathOfPayment}/receipt`,
    summary: 'Retrieve the receipt of a payment',
    description: 'Retrieves the receipt of a settled payment. The token in the URL is the credential.',
    returns: 'Returns the receipt.',
    params: ofPayment,
    response: linkReceiptSchema,
    errors: ['not_found'],
    run: async (context, { params }) => ({ body: await readLinkReceipt(context, params) }),
  }),
];
