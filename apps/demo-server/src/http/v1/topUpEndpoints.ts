import { topUpStatuses } from '@coffer/adapter';
import { createQuoteSchema, topUpQuoteSchema, topUpSchema } from '@coffer/adapter/server';
import { z } from 'zod';
import {
  cancelTopUp,
  createMerchantTopUp,
  createQuote,
  listTopUps,
  readTopUp,
} from '../../modules/topUps/index.ts';
import { defineEndpoint, noBody, noParameters } from '../defineEndpoint.ts';
import { PaymentDeclined } from '../PaymentDeclined.ts';
import { identifierSchema, ofWallet, pageOf, pageQuery, positiveMoneySchema } from '../schemas.ts';
import { merchantScope } from './merchantScope.ts';

const createTopUpSchema = z
  .strictObject({
    amount: positiveMoneySchema
      .meta({ description: 'Amount to add. Bonus, fee and tax are calculated with your current settings.' })
      .exactOptional(),
    quoteId: identifierSchema
      .meta({ description: 'A quote for this wallet, whose amounts apply. An alternative to `amount`.' })
      .exactOptional(),
    paymentMethodId: identifierSchema,
  })
  .transform(({ amount, quoteId, paymentMethodId }, { issues }) => {
    if (amount !== undefined && quoteId === undefined) return { paymentMethodId, by: { amount } };
    if (quoteId !== undefined && amount === undefined) return { paymentMethodId, by: { quoteId } };
    const message = 'is required without quoteId, and not allowed with it';
    issues.push({ code: 'custom', path: ['amount'], message, input: amount });
    return z.NEVER;
  })
  .meta({
    id: 'CreateMerchantTopUp',
    description: 'The amount or quote of a top-up, and the payment method to charge.',
  });

const ofTopUp = z.strictObject({ topUpId: identifierSchema });

/** Operations on top-ups and their quotes. */
export const topUpEndpoints = [
  defineEndpoint({
    operationId: 'topUps.createQuote',
    method: 'POST',
    path: '/v1/wallets/{walletId}/quotes',
    summary: 'Create a quote for a top-up',
    description:
      'Calculates what a top-up costs and adds: fee, tax and bonus. The amounts are guaranteed for 15 minutes.',
    returns: 'Returns the quote.',
    example: { amount: { amount: 10_000, currency: 'USD' } },
    audited: false,
    params: ofWallet,
    query: noParameters,
    body: createQuoteSchema,
    response: topUpQuoteSchema,
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
    run: async (context, { merchantId, params, body }) => ({
      body: await createQuote(context, merchantScope(merchantId), { ...params, ...body }),
    }),
  }),
  defineEndpoint({
    operationId: 'topUps.create',
    method: 'POST',
    path: '/v1/wallets/{walletId}/top-ups',
    summary: 'Create a top-up',
    description:
      "Tops up a wallet by charging one of the customer's payment methods. The charge may need the customer's confirmation; check `status` and `action`.",
    returns: 'Returns the top-up.',
    example: { amount: { amount: 10_000, currency: 'USD' }, paymentMethodId: 'pm_01m0example' },
    idempotencyKey: 'required',
    params: ofWallet,
    query: noParameters,
    body: createTopUpSchema,
    response: topUpSchema,
    status: 201,
    errors: [
      'capability_missing',
      'not_found',
      'operation_in_progress',
      'amount_out_of_range',
      'currency_mismatch',
      'currency_not_supported',
      'wallet_closing',
      'wallet_closed',
      'idempotency_key_required',
      'idempotency_key_reused',
      'payment_declined',
      'processor_unavailable',
      'quote_expired',
      'quote_used',
    ],
    run: async (context, { merchantId, params, body, key }) => {
      const request = { ...params, ...body, key };
      const { value, replayed } = await createMerchantTopUp(context, merchantScope(merchantId), request);
      if (value.status === 'failed') throw new PaymentDeclined(value);
      return { body: value, replayed };
    },
  }),
  defineEndpoint({
    operationId: 'topUps.list',
    method: 'GET',
    path: '/v1/top-ups',
    summary: 'List top-ups',
    description: 'Lists top-ups, newest first. Filter by wallet or status.',
    returns: 'Returns a page of top-ups.',
    params: noParameters,
    query: z.strictObject({
      ...pageQuery,
      walletId: identifierSchema.exactOptional(),
      status: z.enum(topUpStatuses).exactOptional(),
    }),
    body: noBody,
    response: pageOf(topUpSchema, 'TopUpPage'),
    run: async (context, { merchantId, query }) => ({
      body: await listTopUps(context, merchantScope(merchantId), { ...query, limit: query.limit ?? 25 }),
    }),
  }),
  defineEndpoint({
    operationId: 'topUps.retrieve',
    method: 'GET',
    path: '/v1/top-ups/{topUpId}',
    summary: 'Retrieve a top-up',
    description: 'Retrieves a top-up with its status and, once it is settled, the ID of its entry.',
    returns: 'Returns the top-up.',
    params: ofTopUp,
    query: noParameters,
    body: noBody,
    response: topUpSchema,
    errors: ['not_found'],
    run: async (context, { merchantId, params }) => ({
      body: await readTopUp(context, merchantScope(merchantId), params.topUpId),
    }),
  }),
  defineEndpoint({
    operationId: 'topUps.cancel',
    method: 'POST',
    path: '/v1/top-ups/{topUpId}/cancel',
    summary: 'Cancel a top-up',
    description: 'Cancels a top-up that waits for the customer. Nothing is charged.',
    returns: 'Returns the top-up.',
    idempotencyKey: 'required',
    params: ofTopUp,
    query: noParameters,
    body: noBody,
    response: topUpSchema,
    errors: ['not_found', 'top_up_not_cancelable', 'idempotency_key_required', 'idempotency_key_reused'],
    run: async (context, { merchantId, params, key }) => {
      const request = { ...params, key };
      const { value, replayed } = await cancelTopUp(context, merchantScope(merchantId), request);
      return { body: value, replayed };
    },
  }),
];
