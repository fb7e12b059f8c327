import { addPaymentMethodSchema, paymentMethodSchema } from '@coffer/adapter/server';
import { z } from 'zod';
import {
  addPaymentMethod,
  listPaymentMethods,
  makeDefaultPaymentMethod,
  orderPaymentMethods,
  removePaymentMethod,
} from '../../modules/paymentMethods/index.ts';
import { defineEndpoint, noBody, noParameters } from '../defineEndpoint.ts';
import { identifierSchema, ofCustomer } from '../schemas.ts';

const methodsSchema = z
  .strictObject({ items: z.array(paymentMethodSchema) })
  .meta({ id: 'PaymentMethods', description: 'Payment methods by priority. Priority 1 is used first.' });

const ofMethod = ofCustomer.extend({ paymentMethodId: identifierSchema });

/** Operations on customers' payment methods. */
export const paymentMethodEndpoints = [
  defineEndpoint({
    operationId: 'paymentMethods.add',
    method: 'POST',
    path: '/v1/customers/{customerId}/payment-methods',
    summary: 'Add a payment method',
    description:
      "Saves the payment method behind a processor's token for a customer. In test mode, send a test token such as `pm_card_visa`.",
    returns: 'Returns the payment method.',
    example: { token: 'pm_card_visa' },
    idempotencyKey: 'required',
    params: ofCustomer,
    query: noParameters,
    body: addPaymentMethodSchema,
    response: paymentMethodSchema,
    status: 201,
    errors: [
      'capability_missing',
      'not_found',
      'payment_method_unusable',
      'payment_method_limit_reached',
      'idempotency_key_required',
      'idempotency_key_reused',
      'processor_unavailable',
    ],
    run: async (context, { merchantId, params, body, key }) => {
      const owner = { merchantId, ...params };
      const { value, replayed } = await addPaymentMethod(context, owner, { ...body, key });
      return { body: value, replayed };
    },
  }),
  defineEndpoint({
    operationId: 'paymentMethods.listForCustomer',
    method: 'GET',
    path: '/v1/customers/{customerId}/payment-methods',
    summary: "List a customer's payment methods",
    description: "Lists a customer's saved payment methods in the order of their priorities.",
    returns: 'Returns the payment methods.',
    params: ofCustomer,
    query: noParameters,
    body: noBody,
    response: methodsSchema,
    errors: ['not_found'],
    run: async (context, { merchantId, params }) => ({
      body: { items: await listPaymentMethods(context, { merchantId, ...params }) },
    }),
  }),
  defineEndpoint({
    operationId: 'paymentMethods.reorder',
    method: 'PUT',
    path: '/v1/customers/{customerId}/payment-method-order',
    summary: "Set the priorities of a customer's payment methods",
    description:
      "Sets the order of a customer's payment methods. Send the IDs of all of them, first priority first.",
    returns: 'Returns the payment methods.',
    example: { paymentMethodIds: ['pm_01m0example'] },
    params: ofCustomer,
    query: noParameters,
    body: z
      .strictObject({
        paymentMethodIds: z.array(identifierSchema).max(100).meta({
          description: 'All payment methods of the customer, each once. The first one is used first.',
        }),
      })
      .meta({ id: 'OrderPaymentMethods' }),
    response: methodsSchema,
    errors: ['not_found'],
    run: async (context, { merchantId, params, body }) => ({
      body: { items: await orderPaymentMethods(context, { merchantId, ...params }, body.paymentMethodIds) },
    }),
  }),
  defineEndpoint({
    operationId: 'paymentMethods.makeDefault',
    method: 'POST',
    path: '/v1/customers/{customerId}/payment-methods/{paymentMethodId}/make-default',
    summary: 'Make a payment method the default',
    description: 'Gives a payment method priority 1. The other methods move down.',
    returns: 'Returns the payment methods.',
    params: ofMethod,
    query: noParameters,
    body: noBody,
    response: methodsSchema,
    errors: ['not_found'],
    run: async (context, { merchantId, params: { customerId, paymentMethodId } }) => ({
      body: { items: await makeDefaultPaymentMethod(context, { merchantId, customerId }, paymentMethodId) },
    }),
  }),
  defineEndpoint({
    operationId: 'paymentMethods.detach',
    method: 'DELETE',
    path: '/v1/customers/{customerId}/payment-methods/{paymentMethodId}',
    summary: 'Remove a payment method',
    description:
      'Detaches a payment method from a customer. It cannot be charged anymore, and auto top-up that uses it pauses.',
    returns: 'Returns no content.',
    params: ofMethod,
    query: noParameters,
    body: noBody,
    response: null,
    status: 204,
    errors: ['not_found'],
    run: async (context, { merchantId, params: { customerId, paymentMethodId } }) => ({
      body: await removePaymentMethod(context, { merchantId, customerId }, paymentMethodId),
    }),
  }),
];
