import { z } from 'zod';
import {
  createPaymentLink,
  listPaymentLinks,
  readPaymentLink,
  revokePaymentLink,
} from '../../modules/paymentLinks/index.ts';
import { defineEndpoint, noBody, noParameters } from '../defineEndpoint.ts';
import { identifierSchema, ofWallet, pageOf, pageQuery } from '../schemas.ts';
import {
  createPaymentLinkSchema,
  paymentLinkSchema,
  paymentLinkWithUrlSchema,
} from './paymentLinkSchemas.ts';

const weekMs = 7 * 86_400_000;
const ofLink = z.strictObject({ paymentLinkId: identifierSchema });
const shared = { body: noBody } as const;

/** Operations on payment links, which a merchant sends to the person who pays. */
export const paymentLinkEndpoints = [
  defineEndpoint({
    ...shared,
    operationId: 'paymentLinks.create',
    method: 'POST',
    path: '/v1/wallets/{walletId}/payment-links',
    summary: 'Create a payment link',
    description:
      'Creates a link with which someone tops up this wallet without signing in. The link can be paid once. The URL is shown only in this response.',
    returns: 'Returns the payment link with its URL.',
    example: { amount: { amount: 10_000, currency: 'USD' }, expiresIn: '7d', metadata: { order: '7' } },
    params: ofWallet,
    query: noParameters,
    body: createPaymentLinkSchema,
    response: paymentLinkWithUrlSchema,
    status: 201,
    errors: [
      'capability_missing',
      'not_found',
      'amount_out_of_range',
      'currency_mismatch',
      'currency_not_supported',
      'wallet_closing',
      'wallet_closed',
    ],
    run: async (context, { merchantId, params, body }) => {
      const { expiresIn = weekMs, metadata = {}, ...amounts } = body;
      const request = { ...params, ...amounts, metadata, expiresInMs: expiresIn };
      return { body: await createPaymentLink(context, merchantId, request) };
    },
  }),
  defineEndpoint({
    ...shared,
    operationId: 'paymentLinks.list',
    method: 'GET',
    path: '/v1/payment-links',
    summary: 'List payment links',
    description: 'Lists payment links, newest first, without their URLs.',
    returns: 'Returns a page of payment links.',
    params: noParameters,
    query: z.strictObject({ ...pageQuery, walletId: identifierSchema.exactOptional() }),
    response: pageOf(paymentLinkSchema, 'PaymentLinkPage'),
    run: async (context, { merchantId, query }) => ({
      body: await listPaymentLinks(context, merchantId, { ...query, limit: query.limit ?? 25 }),
    }),
  }),
  defineEndpoint({
    ...shared,
    operationId: 'paymentLinks.retrieve',
    method: 'GET',
    path: '/v1/payment-links/{paymentLinkId}',
    summary: 'Retrieve a payment link',
    description: 'Retrieves a payment link with its status, without its URL.',
    returns: 'Returns the payment link.',
    params: ofLink,
    query: noParameters,
    response: paymentLinkSchema,
    errors: ['not_found'],
    run: async (context, { merchantId, params }) => ({
      body: await readPaymentLink(context, { id: params.paymentLinkId, merchantId }),
    }),
  }),
  defineEndpoint({
    ...shared,
    operationId: 'paymentLinks.revoke',
    method: 'POST',
    path: '/v1/payment-links/{paymentLinkId}/revoke',
    summary: 'Revoke a payment link and cancel its unconfirmed payment',
    description:
      'Revokes a payment link, so that nobody can pay it, and cancels a payment that its payer has not confirmed.',
    returns: 'Returns the payment link.',
    params: ofLink,
    query: noParameters,
    response: paymentLinkSchema,
    errors: ['not_found', 'payment_link_used'],
    run: async (context, { merchantId, params }) => ({
      body: await revokePaymentLink(context, { id: params.paymentLinkId, merchantId }),
    }),
  }),
];
