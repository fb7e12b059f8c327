import { z } from 'zod';
import { defineRoute, noBody, noParameters } from './defineRoute.ts';
import { identifierSchema } from './identifierSchema.ts';
import { createQuoteSchema, topUpQuoteSchema } from './topUpQuoteSchema.ts';
import { createTopUpSchema, topUpSchema } from './topUpSchema.ts';

const ofTopUp = z.strictObject({ topUpId: identifierSchema });

/** Adding funds: quote, confirm, read, cancel. */
export const topUpRoutes = [
  defineRoute({
    operationId: 'createQuote',
    method: 'POST',
    path: '/wallets/{walletId}/quotes',
    summary: 'What a top-up would cost and give',
    scope: 'topUp',
    capability: 'topUp',
    params: z.strictObject({ walletId: identifierSchema }),
    query: noParameters,
    body: createQuoteSchema,
    answer: topUpQuoteSchema,
    status: 201,
    errors: [
      'not_found',
      'amount_out_of_range',
      'currency_mismatch',
      'wallet_frozen',
      'wallet_closing',
      'wallet_closed',
    ],
    run: (adapter, { params, body }, options) => adapter.createQuote?.({ ...params, ...body }, options),
  }),
  defineRoute({
    operationId: 'createTopUp',
    method: 'POST',
    path: '/top-ups',
    summary: 'Confirms a quote and pays it',
    scope: 'topUp',
    capability: 'topUp',
    idempotent: true,
    params: noParameters,
    query: noParameters,
    body: createTopUpSchema,
    answer: topUpSchema,
    status: 201,
    errors: [
      'not_found',
      'quote_expired',
      'quote_used',
      'wallet_frozen',
      'wallet_closing',
      'wallet_closed',
      'payment_method_unusable',
      'processor_unavailable',
    ],
    run: (adapter, { body }, options) => adapter.createTopUp?.(body, options),
  }),
  defineRoute({
    operationId: 'getTopUp',
    method: 'GET',
    path: '/top-ups/{topUpId}',
    summary: 'Where a top-up stands',
    scope: 'view',
    capability: 'topUp',
    params: ofTopUp,
    query: noParameters,
    body: noBody,
    answer: topUpSchema,
    errors: ['not_found'],
    run: (adapter, { params }, options) => adapter.getTopUp?.(params, options),
  }),
  defineRoute({
    operationId: 'cancelTopUp',
    method: 'POST',
    path: '/top-ups/{topUpId}/cancel',
    summary: 'Gives up a top-up that still waits for the customer',
    scope: 'topUp',
    capability: 'topUp',
    idempotent: true,
    params: ofTopUp,
    query: noParameters,
    body: noBody,
    answer: topUpSchema,
    errors: ['not_found', 'top_up_not_cancelable'],
    run: (adapter, { params }, options) => adapter.cancelTopUp?.(params, options),
  }),
];
