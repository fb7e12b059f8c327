import { walletScopes } from '@coffer/adapter';
import { z } from 'zod';
import { listCustomers } from '../../modules/customers/index.ts';
import { createSession } from '../../modules/sessions/index.ts';
import { defineEndpoint, noBody, noParameters } from '../defineEndpoint.ts';
import type { Endpoint } from '../Endpoint.ts';
import { identifierSchema } from '../schemas.ts';
import { testEndpoints } from '../test/testEndpoints.ts';
import { alertEndpoints } from '../v1/alertEndpoints.ts';
import { paymentMethodEndpoints } from '../v1/paymentMethodEndpoints.ts';
import { topUpEndpoints } from '../v1/topUpEndpoints.ts';
import { walletEndpoints } from '../v1/walletEndpoints.ts';
import { webhookDeliveryEndpoints } from '../v1/webhookDeliveryEndpoints.ts';
import { jobEndpoints } from './jobEndpoints.ts';

/** Operations of the merchant API that the developer panel and the mailbox read, with their names in the demo. */
const namesInDemo: Record<string, Endpoint['operationId']> = {
  'emails.list': 'demo.listEmails',
  'paymentMethods.listForCustomer': 'demo.listPaymentMethods',
  'topUps.list': 'demo.listTopUps',
  'wallets.listForCustomer': 'demo.listWallets',
  'webhookDeliveries.list': 'demo.listWebhookDeliveries',
};

/** Returns the name of an operation in the demo, or null if the demo does not have it. */
function nameInDemo(operationId: Endpoint['operationId']): Endpoint['operationId'] | null {
  const [resource, name] = operationId.split('.');
  return resource === 'testMode' ? `demo.${name}` : (namesInDemo[operationId] ?? null);
}

const shared: readonly Endpoint[] = [
  ...alertEndpoints,
  ...paymentMethodEndpoints,
  ...topUpEndpoints,
  ...walletEndpoints,
  ...webhookDeliveryEndpoints,
  ...testEndpoints,
];

/** Endpoints of a SaaS's own back end. They are served with `--demo` only and need no sign-in. */
export const demoEndpoints = [
  defineEndpoint({
    operationId: 'demo.listCustomers',
    method: 'GET',
    path: '/demo/customers',
    summary: 'List the customers of the demo',
    description: 'Lists the customers that a visitor of the demo can sign in as. The oldest comes first.',
    returns: 'Returns the customers.',
    params: noParameters,
    query: noParameters,
    body: noBody,
    response: z
      .strictObject({
        items: z.array(z.strictObject({ id: z.string(), name: z.string(), email: z.string().nullable() })),
      })
      .meta({ id: 'DemoCustomers' }),
    run: async (context, { merchantId }) => {
      const { items } = await listCustomers(context, merchantId, { limit: 100 });
      return { body: { items: items.reverse().map(({ id, name, email }) => ({ id, name, email })) } };
    },
  }),
  defineEndpoint({
    operationId: 'demo.createSession',
    method: 'POST',
    path: '/demo/sessions',
    summary: 'Sign a customer in',
    description:
      'Creates a session for a customer of the demo without a key. A real back end authenticates its user first.',
    returns: 'Returns the token.',
    example: { customerId: 'cus_01m0example' },
    params: noParameters,
    query: noParameters,
    body: z
      .strictObject({
        customerId: identifierSchema,
        scopes: z
          .array(z.enum(walletScopes))
          .min(1)
          .meta({ description: "Scopes of the person's role. Defaults to all." })
          .exactOptional(),
      })
      .meta({ id: 'CreateDemoSession' }),
    response: z.strictObject({ token: z.string(), expiresAt: z.string() }).meta({ id: 'DemoSession' }),
    status: 201,
    errors: ['not_found'],
    run: async (context, { merchantId, body }) => {
      const request = { merchantId, apiKeyId: null, scopes: walletScopes, ...body, expiresInSeconds: 900 };
      const { token, expiresAt } = await createSession(context, request);
      return { body: { token, expiresAt } };
    },
  }),
  ...jobEndpoints,
  // The same endpoints as in the merchant API, but without a key.
  ...shared.flatMap((endpoint) => {
    const operationId = nameInDemo(endpoint.operationId);
    const description = `${endpoint.description} The demo needs no key.`;
    const path = endpoint.path.replace('/v1/', '/demo/');
    return operationId ? [{ ...endpoint, operationId, description, path }] : [];
  }),
];
