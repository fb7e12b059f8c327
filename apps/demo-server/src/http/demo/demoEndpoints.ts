import { walletScopes } from '@coffer/adapter';
import { z } from 'zod';
import { listCustomers } from '../../modules/customers/index.ts';
import { createSession } from '../../modules/sessions/index.ts';
import { defineEndpoint, noBody, noParameters } from '../defineEndpoint.ts';
import { identifierSchema } from '../schemas.ts';
import { testEndpoints } from '../test/testEndpoints.ts';
import { alertEndpoints } from '../v1/alertEndpoints.ts';
import { paymentMethodEndpoints } from '../v1/paymentMethodEndpoints.ts';
import { topUpEndpoints } from '../v1/topUpEndpoints.ts';
import { walletEndpoints } from '../v1/walletEndpoints.ts';
import { webhookDeliveryEndpoints } from '../v1/webhookDeliveryEndpoints.ts';
import { jobEndpoints } from './jobEndpoints.ts';

const tag = 'Demo';

/** Endpoints of the merchant API that the developer panel and the mailbox read. */
const readByPanel = [
  ...alertEndpoints,
  ...paymentMethodEndpoints,
  ...topUpEndpoints,
  ...walletEndpoints,
  ...webhookDeliveryEndpoints,
].filter(({ operationId }) =>
  [
    'listCustomerWallets',
    'listMails',
    'listMerchantPaymentMethods',
    'listTopUps',
    'listWebhookDeliveries',
  ].includes(operationId),
);

/** Endpoints of a SaaS's own back end. They are served with `--demo` only and need no sign-in. */
export const demoEndpoints = [
  defineEndpoint({
    tag,
    operationId: 'listDemoCustomers',
    method: 'GET',
    path: '/demo/customers',
    summary: 'List the customers of the demo',
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
    tag,
    operationId: 'createDemoSession',
    method: 'POST',
    path: '/demo/sessions',
    summary: 'Sign a customer in',
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
  ...[...readByPanel, ...testEndpoints].map((endpoint) => ({
    ...endpoint,
    tag,
    operationId: `${endpoint.operationId}OfDemo`,
    path: endpoint.path.replace('/v1/', '/demo/'),
  })),
];
