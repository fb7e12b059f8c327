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
import { requireKey } from '../requireKey.ts';
import { identifierSchema, ofWallet, pageOf, pageQuery, positiveMoneySchema } from '../schemas.ts';
import { merchantScope } from './merchantScope.ts';

const createTopUpSchema = z
  .strictObject({
    amount: positiveMoneySchema
      .meta({ description: 'Quoted and confirmed at once, with the settings as they are.' })
      .exactOptional(),
    quoteId: identifierSchema
      .meta({ description: "In the amount's place: of a quote for this wallet, whose figures hold." })
      .exactOptional(),
    paymentMethodId: identifierSchema,
  })
  .refine(({ amount, quoteId }) => (amount === undefined) !== (quoteId === undefined), {
    path: ['amount'],
    message: 'is either given, or there is a quoteId',
  })
  .meta({ id: 'CreateMerchantTopUp', description: 'How much, or by which quote, and what is charged.' });

const ofTopUp = z.strictObject({ topUpId: identifierSchema });
const tag = 'Top-ups';

/** Adding funds by paying. */
export const topUpEndpoints = [
  defineEndpoint({
    tag,
    operationId: 'createMerchantQuote',
    method: 'POST',
    path: '/v1/wallets/{walletId}/quotes',
    summary: 'What a top-up would cost and give, in figures that can be confirmed for a quarter of an hour',
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
    tag,
    operationId: 'createMerchantTopUp',
    method: 'POST',
    path: '/v1/wallets/{walletId}/top-ups',
    summary: "Tops a wallet up by its customer's payment method",
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
      'processor_unavailable',
      'quote_expired',
      'quote_used',
    ],
    run: async (context, { merchantId, params, body, key }) => {
      const { amount, quoteId = '', paymentMethodId } = body;
      const by = amount === undefined ? { quoteId } : { amount };
      const request = { ...params, paymentMethodId, by, key: requireKey(key) };
      const { value, replayed } = await createMerchantTopUp(context, merchantScope(merchantId), request);
      return { body: value, replayed };
    },
  }),
  defineEndpoint({
    tag,
    operationId: 'listTopUps',
    method: 'GET',
    path: '/v1/top-ups',
    summary: 'Lists top-ups, newest first',
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
    tag,
    operationId: 'readTopUp',
    method: 'GET',
    path: '/v1/top-ups/{topUpId}',
    summary: 'Where a top-up stands',
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
    tag,
    operationId: 'cancelMerchantTopUp',
    method: 'POST',
    path: '/v1/top-ups/{topUpId}/cancel',
    summary: 'Gives up a top-up that still waits for its customer',
    idempotencyKey: 'required',
    params: ofTopUp,
    query: noParameters,
    body: noBody,
    response: topUpSchema,
    errors: ['not_found', 'top_up_not_cancelable', 'idempotency_key_required', 'idempotency_key_reused'],
    run: async (context, { merchantId, params, key }) => {
      const request = { ...params, key: requireKey(key) };
      const { value, replayed } = await cancelTopUp(context, merchantScope(merchantId), request);
      return { body: value, replayed };
    },
  }),
];
