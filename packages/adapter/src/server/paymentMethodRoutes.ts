import { z } from 'zod';
import { defineRoute, noBody, noParameters } from './defineRoute.ts';
import { paymentMethodSchema, paymentMethodsSchema } from './documentation.ts';
import { addPaymentMethodSchema, identifierSchema } from './requestSchemas.ts';

const ofPaymentMethod = z.strictObject({ paymentMethodId: identifierSchema });

/** Routes of saved payment methods. */
export const paymentMethodRoutes = [
  defineRoute({
    operationId: 'listPaymentMethods',
    method: 'GET',
    path: '/payment-methods',
    summary: 'List payment methods',
    description: 'Lists the saved payment methods in the order of their priorities.',
    returns: 'Returns the payment methods.',
    scope: 'view',
    capability: 'paymentMethods',
    params: noParameters,
    query: noParameters,
    body: noBody,
    response: paymentMethodsSchema,
    run: (adapter, _request, options) => adapter.listPaymentMethods?.(options),
  }),
  defineRoute({
    operationId: 'addPaymentMethod',
    method: 'POST',
    path: '/payment-methods',
    summary: 'Add a payment method',
    description:
      "Saves the payment method behind a processor's token. In test mode, send a test token such as `pm_card_visa`.",
    returns: 'Returns the payment method.',
    example: { token: 'pm_card_visa' },
    scope: 'manage',
    capability: 'addPaymentMethod',
    idempotent: true,
    params: noParameters,
    query: noParameters,
    body: addPaymentMethodSchema,
    response: paymentMethodSchema,
    status: 201,
    errors: ['payment_method_unusable', 'payment_method_limit_reached', 'processor_unavailable'],
    run: (adapter, { body }, options) => adapter.addPaymentMethod?.(body, options),
  }),
  defineRoute({
    operationId: 'removePaymentMethod',
    method: 'DELETE',
    path: '/payment-methods/{paymentMethodId}',
    summary: 'Remove a payment method',
    description: 'Detaches a payment method. It cannot be charged anymore.',
    returns: 'Returns no content.',
    scope: 'manage',
    capability: 'addPaymentMethod',
    params: ofPaymentMethod,
    query: noParameters,
    body: noBody,
    response: null,
    status: 204,
    errors: ['not_found'],
    run: (adapter, { params }, options) => adapter.removePaymentMethod?.(params, options),
  }),
  defineRoute({
    operationId: 'makeDefaultPaymentMethod',
    method: 'POST',
    path: '/payment-methods/{paymentMethodId}/default',
    summary: 'Make a payment method the default',
    description: 'Gives a payment method priority 1. The other methods move down.',
    returns: 'Returns the payment methods.',
    scope: 'manage',
    capability: 'addPaymentMethod',
    params: ofPaymentMethod,
    query: noParameters,
    body: noBody,
    response: paymentMethodsSchema,
    errors: ['not_found'],
    run: (adapter, { params }, options) => adapter.makeDefaultPaymentMethod?.(params, options),
  }),
];
