import type { WireErrorCode } from '@coffer/adapter';
import { problemSchema, type WalletRoute, walletRoutes } from '@coffer/adapter/server';
import { OpenAPIHono, type RouteConfig, z } from '@hono/zod-openapi';
import { demoEndpoints } from '../demo/demoEndpoints.ts';
import { dodoEndpoints } from '../dodo/dodoEndpoints.ts';
import { dodoErrorSchema } from '../dodo/dodoErrorSchema.ts';
import type { Endpoint } from '../Endpoint.ts';
import { linkEndpoints } from '../pay/linkEndpoints.ts';
import { testEndpoints } from '../test/testEndpoints.ts';
import { merchantEndpoints } from '../v1/merchantEndpoints.ts';
import { fixNullableRefs } from './fixNullableRefs.ts';
import { patchExactOptional } from './patchExactOptional.ts';
import { problemResponses } from './problemResponses.ts';
import { registerNullable } from './registerNullable.ts';
import { schemaParts } from './schemaParts.ts';

/** What the document says of one operation. */
type Documented = Pick<
  Endpoint,
  | 'operationId'
  | 'tag'
  | 'method'
  | 'path'
  | 'summary'
  | 'idempotencyKey'
  | 'params'
  | 'query'
  | 'body'
  | 'answer'
> & {
  status: number;
  errors: readonly WireErrorCode[];
  security: 'secretKey' | 'session' | null;
  scopes?: Endpoint['scopes'];
  streams?: boolean;
  /** Whether `If-Match` is required. */
  versioned?: boolean;
  /** What an answer is; JSON unless said. */
  media?: WalletRoute['media'];
  wire?: 'dodo';
};

/** The OpenAPI 3.1 document, from the very tables and schemas that the server answers by. */
export function openApiDocument() {
  const app = new OpenAPIHono();
  const { openAPIRegistry: registry } = app;
  registry.registerComponent('securitySchemes', 'secretKey', {
    type: 'http',
    scheme: 'bearer',
    description: 'The secret key of a merchant, sk_…',
  });
  registry.registerComponent('securitySchemes', 'session', {
    type: 'http',
    scheme: 'bearer',
    description: 'A session token of one customer, cst_…',
  });
  const documented = operations();
  for (const part of schemaParts(...documented, problemSchema, dodoErrorSchema)) {
    patchExactOptional(part);
    registerNullable(registry, part);
  }
  for (const operation of documented) registry.registerPath(toRouteConfig(operation));
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Coffer',
      version: '1.0.0',
      description:
        'Prepaid wallets. Money is a whole number of ISO 4217 minor units; errors are RFC 9457 problems.',
      license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
    },
    servers: [{ url: '/' }],
  });
  return fixNullableRefs(document) as typeof document;
}

function operations(): Documented[] {
  return [
    ...merchantEndpoints.map((endpoint) => ({ ...endpoint, security: 'secretKey' as const })),
    ...walletRoutes.map((route) => ({
      ...route,
      tag: 'Customer API',
      path: `/wallet${route.path}`,
      idempotencyKey: route.idempotent ? ('required' as const) : ('none' as const),
      security: 'session' as const,
    })),
    ...testEndpoints.map((endpoint) => ({ ...endpoint, security: 'secretKey' as const })),
    ...dodoEndpoints.map((endpoint) => ({
      ...endpoint,
      security: 'secretKey' as const,
      wire: 'dodo' as const,
    })),
    ...linkEndpoints.map((endpoint) => ({ ...endpoint, security: null })),
    ...demoEndpoints.map((endpoint) => ({ ...endpoint, security: null })),
    plain('readHealth', '/healthz', 'Whether the process answers'),
    plain('readReadiness', '/readyz', 'Whether the server and its database answer'),
  ];
}

function plain(operationId: string, path: string, summary: string): Documented {
  const nothing = z.strictObject({});
  return {
    operationId,
    tag: 'Server',
    method: 'GET',
    path,
    summary,
    idempotencyKey: 'none',
    params: nothing,
    query: nothing,
    body: null,
    answer: z.strictObject({ status: z.string() }),
    status: 200,
    errors: path === '/readyz' ? ['service_unavailable'] : [],
    security: null,
  };
}

function toRouteConfig(operation: Documented): RouteConfig {
  const { operationId, tag, method, path, summary, body, security } = operation;
  return {
    operationId,
    tags: [tag],
    method: lowerCase(method),
    path,
    summary,
    ...describeScopes(operation),
    security: security ? [{ [security]: [] }] : [],
    request: {
      params: operation.params,
      query: operation.query,
      headers: headersOf(operation),
      ...(body ? { body: { required: true, content: { 'application/json': { schema: body } } } } : {}),
    },
    responses: {
      [operation.status]: answerOf(operation),
      ...(operation.wire === 'dodo' ? dodoErrors : problemResponses(operation)),
    },
  };
}

function describeScopes({ scopes, security }: Documented): { description?: string } {
  if (!scopes || security !== 'secretKey') return {};
  const names = scopes.map((scope) => `\`${scope}\``).join(' and ');
  return { description: `The secret key needs ${names}.` };
}

function answerOf({ answer, media, streams }: Documented) {
  if (media === 'text/csv') return { description: 'A file.', content: { [media]: { schema: z.string() } } };
  if (!answer) return { description: 'Done.' };
  const eventStream = streams ? { 'text/event-stream': { schema: z.string() } } : {};
  return { description: 'The answer.', content: { 'application/json': { schema: answer }, ...eventStream } };
}

function headersOf({ idempotencyKey, versioned }: Documented) {
  return z.object({
    ...(idempotencyKey === 'none' ? {} : { 'Idempotency-Key': keyHeader(idempotencyKey) }),
    ...(versioned ? { 'If-Match': versionHeader } : {}),
  });
}

function keyHeader(idempotencyKey: 'required' | 'optional') {
  const schema = z
    .string()
    .min(1)
    .max(255)
    .meta({ description: 'A new one for each new request; the same for a repeat.' });
  return idempotencyKey === 'required' ? schema : schema.optional();
}

const versionHeader = z
  .string()
  .regex(/^(W\/)?"?\d{1,15}"?$/)
  .meta({ description: 'The `version` that the change was made from, as an ETag: "3".' });

const dodoErrors: RouteConfig['responses'] = {
  default: { description: 'Any error.', content: { 'application/json': { schema: dodoErrorSchema } } },
};

function lowerCase(method: Endpoint['method']) {
  const names = { GET: 'get', POST: 'post', PATCH: 'patch', PUT: 'put', DELETE: 'delete' } as const;
  return names[method];
}
