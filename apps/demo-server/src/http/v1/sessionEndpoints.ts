import { walletScopes } from '@coffer/adapter';
import { walletScopeSchema } from '@coffer/adapter/server';
import { z } from 'zod';
import {
  createSession,
  listSessions,
  revokeCustomerSessions,
  revokeSession,
} from '../../modules/sessions/index.ts';
import { defineEndpoint, noBody, noParameters } from '../defineEndpoint.ts';
import { identifierSchema, ofCustomer, pageOf, pageQuery, timestampSchema } from '../schemas.ts';

const sessionSchema = z
  .strictObject({
    id: z.string(),
    customerId: z.string(),
    scopes: z.array(walletScopeSchema).readonly(),
    token: z.string().meta({ description: 'Shown only once. Send it to the browser of this customer only.' }),
    createdAt: timestampSchema,
    expiresAt: timestampSchema,
  })
  .meta({ id: 'Session', description: 'A short-lived token for one customer.' });

const sessionSummarySchema = z
  .strictObject({
    id: z.string(),
    customerId: z.string(),
    scopes: z.array(walletScopeSchema).readonly(),
    apiKeyId: z.string().nullable().meta({
      description: 'The API key that created the session. Revoking the key ends the session.',
    }),
    createdAt: timestampSchema,
    expiresAt: timestampSchema,
  })
  .meta({ id: 'SessionSummary', description: 'A session without its token.' });

const createSessionSchema = z
  .strictObject({
    scopes: z
      .array(z.enum(walletScopes))
      .min(1)
      .max(3)
      .meta({ description: 'Defaults to all scopes.' })
      .exactOptional(),
    expiresInSeconds: z
      .int()
      .min(1)
      .max(86_400)
      .meta({ description: 'Lifetime in seconds, at most a day. Defaults to 900.' })
      .exactOptional(),
  })
  .meta({ id: 'CreateSession' });

/** Operations on customers' sessions. */
export const sessionEndpoints = [
  defineEndpoint({
    operationId: 'sessions.create',
    method: 'POST',
    path: '/v1/customers/{customerId}/sessions',
    summary: 'Create a session for a customer',
    description:
      "Creates a short-lived token with which one customer's browser calls the customer API. Create it on your back end after you have authenticated the user. The token is shown only in this response.",
    returns: 'Returns the session with its token.',
    example: { scopes: ['view'] },
    // A session can read, so a key without `read` must not create one.
    scopes: ['read', 'write'],
    params: ofCustomer,
    query: noParameters,
    body: createSessionSchema,
    response: sessionSchema,
    status: 201,
    errors: ['not_found'],
    run: async (context, { merchantId, keyId: apiKeyId, params, body }) => {
      const { scopes = walletScopes, expiresInSeconds = 900 } = body;
      const request = { merchantId, apiKeyId, ...params, scopes: [...new Set(scopes)], expiresInSeconds };
      return { body: await createSession(context, request) };
    },
  }),
  defineEndpoint({
    operationId: 'sessions.listForCustomer',
    method: 'GET',
    path: '/v1/customers/{customerId}/sessions',
    summary: "List a customer's active sessions",
    description: "Lists a customer's active sessions without their tokens.",
    returns: 'Returns a page of sessions.',
    params: ofCustomer,
    query: z.strictObject(pageQuery),
    body: noBody,
    response: pageOf(sessionSummarySchema, 'SessionPage'),
    errors: ['not_found'],
    run: async (context, { merchantId, params, query }) => ({
      body: await listSessions(
        context,
        { merchantId, ...params },
        { cursor: query.cursor, limit: query.limit ?? 25 },
      ),
    }),
  }),
  defineEndpoint({
    operationId: 'sessions.revokeForCustomer',
    method: 'DELETE',
    path: '/v1/customers/{customerId}/sessions',
    summary: 'Revoke all sessions of a customer',
    description: 'Ends all sessions of a customer immediately, for instance when they sign out everywhere.',
    returns: 'Returns no content.',
    params: ofCustomer,
    query: noParameters,
    body: noBody,
    response: null,
    status: 204,
    errors: ['not_found'],
    run: async (context, { merchantId, params }) => ({
      body: await revokeCustomerSessions(context, { merchantId, ...params }),
    }),
  }),
  defineEndpoint({
    operationId: 'sessions.revoke',
    method: 'DELETE',
    path: '/v1/sessions/{sessionId}',
    summary: 'Revoke a session',
    description: 'Ends a session immediately. Its token is rejected from then on.',
    returns: 'Returns no content.',
    params: z.strictObject({ sessionId: identifierSchema }),
    query: noParameters,
    body: noBody,
    response: null,
    status: 204,
    errors: ['not_found'],
    run: async (context, { merchantId, params }) => ({
      body: await revokeSession(context, merchantId, params.sessionId),
    }),
  }),
];
