import { z } from 'zod';
import { defineRoute, noBody, noParameters } from './defineRoute.ts';
import { identifierSchema } from './identifierSchema.ts';
import { addPaymentMethodSchema, paymentMethodSchema } from './paymentMethodSchema.ts';

const ofPaymentMethod = z.strictObject({ paymentMethodId: identifierSchema });

/** Saved ways to pay. */
export const paymentMethodRoutes = [
  defineRoute({
    operationId: 'listPaymentMethods',
    method: 'GET',
    path: '/payment-methods',
    summary: 'Saved ways to pay, by priority',
    scope: 'view',
    capability: 'paymentMethods',
    params: noParameters,
    query: noParameters,
    body: noBody,
    answer: z.array(paymentMethodSchema),
    run: (adapter, _request, options) => adapter.listPaymentMethods?.(options),
  }),
  defineRoute({
    operationId: 'addPaymentMethod',
    method: 'POST',
    path: '/payment-methods',
    summary: 'Saves a way to pay, as the last in priority',
    scope: 'manage',
    capability: 'addPaymentMethod',
    idempotent: true,
    params: noParameters,
    query: noParameters,
    body: addPaymentMethodSchema,
    answer: paymentMethodSchema,
    status: 201,
    errors: ['payment_method_unusable', 'payment_method_limit_reached', 'processor_unavailable'],
    run: (adapter, { body }, options) => adapter.addPaymentMethod?.(body, options),
  }),
  defineRoute({
    operationId: 'removePaymentMethod',
    method: 'DELETE',
    path: '/payment-methods/{paymentMethodId}',
    summary: 'Forgets a way to pay',
    scope: 'manage',
    capability: 'addPaymentMethod',
    params: ofPaymentMethod,
    query: noParameters,
    body: noBody,
    answer: null,
    status: 204,
    errors: ['not_found'],
    run: (adapter, { params }, options) => adapter.removePaymentMethod?.(params, options),
  }),
  defineRoute({
    operationId: 'makeDefaultPaymentMethod',
    method: 'POST',
    path: '/payment-methods/{paymentMethodId}/default',
    summary: 'Makes a way to pay the first in priority',
    scope: 'manage',
    capability: 'addPaymentMethod',
    params: ofPaymentMethod,
    query: noParameters,
    body: noBody,
    answer: z.array(paymentMethodSchema),
    errors: ['not_found'],
    run: (adapter, { params }, options) => adapter.makeDefaultPaymentMethod?.(params, options),
  }),
];
