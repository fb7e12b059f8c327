import { z } from 'zod';
import { defineRoute, noBody, noParameters } from './defineRoute.ts';
import { identifierSchema } from './identifierSchema.ts';
import { createQuoteSchema, topUpQuoteSchema } from './topUpQuoteSchema.ts';
import { createTopUpSchema, topUpSchema } from './topUpSchema.ts';

const ofTopUp = z.strictObject({ topUpId: identifierSchema });

/** Routes of quotes and top-ups. */
export const topUpRoutes = [
  defineRoute({
    operationId: 'createQuote',
    method: 'POST',
    path: '/wallets/{walletId}/quotes',
    summary: 'Create a quote for a top-up',
    scope: 'topUp',
    capability: 'topUp',
    params: z.strictObject({ walletId: identifierSchema }),
    query: noParameters,
    body: createQuoteSchema,
    response: topUpQuoteSchema,
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
    summary: 'Create a top-up by confirming a quote',
    scope: 'topUp',
    capability: 'topUp',
    idempotent: true,
    params: noParameters,
    query: noParameters,
    body: createTopUpSchema,
    response: topUpSchema,
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
    summary: 'Retrieve a top-up',
    scope: 'view',
    capability: 'topUp',
    params: ofTopUp,
    query: noParameters,
    body: noBody,
    response: topUpSchema,
    errors: ['not_found'],
    run: (adapter, { params }, options) => adapter.getTopUp?.(params, options),
  }),
  defineRoute({
    operationId: 'cancelTopUp',
    method: 'POST',
    path: '/top-ups/{topUpId}/cancel',
    summary: 'Cancel a top-up that waits for the customer',
    scope: 'topUp',
    capability: 'topUp',
    idempotent: true,
    params: ofTopUp,
    query: noParameters,
    body: noBody,
    response: topUpSchema,
    errors: ['not_found', 'top_up_not_cancelable'],
    run: (adapter, { params }, options) => adapter.cancelTopUp?.(params, options),
  }),
];
