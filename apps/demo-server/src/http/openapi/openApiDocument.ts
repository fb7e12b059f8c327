import type { WireErrorCode } from '@coffer/adapter';
import { problemSchema, type WalletRoute, walletRoutes } from '@coffer/adapter/server';
import { z } from 'zod';
import { noParameters } from '../defineEndpoint.ts';
import { demoEndpoints } from '../demo/demoEndpoints.ts';
import { dodoEndpoints } from '../dodo/dodoEndpoints.ts';
import { dodoErrorSchema } from '../dodo/dodoErrors.ts';
import type { Endpoint } from '../Endpoint.ts';
import { linkEndpoints } from '../pay/linkEndpoints.ts';
import { testEndpoints } from '../test/testEndpoints.ts';
import { merchantEndpoints } from '../v1/merchantEndpoints.ts';
import { describedComponents, describeFields, descriptionOf } from './fieldDescriptions.ts';
import { type JsonSchema, type JsonSchemas, jsonSchemas, mergeComponents } from './jsonSchemas.ts';
import { problemResponses, type ResponseObject } from './problemResponses.ts';
import type { ServedParts } from './servedPaths.ts';
import { tagOf, tagsOf } from './tags.ts';
import { webhookObjects, webhookSchemas } from './webhookSchemas.ts';

/** An operation of any API, with the facts that the document describes. */
type Documented = Pick<
  Endpoint,
  | 'operationId'
  | 'method'
  | 'path'
  | 'summary'
  | 'description'
  | 'returns'
  | 'example'
  | 'idempotencyKey'
  | 'params'
  | 'query'
  | 'body'
  | 'response'
> & {
  status: number;
  errors: readonly WireErrorCode[];
  security: 'secretKey' | 'session' | null;
  scopes?: readonly string[];
  streams?: boolean;
  /** Whether `If-Match` is required. */
  versioned?: boolean;
  /** Media type of the response. Defaults to JSON. */
  media?: WalletRoute['media'];
  wire?: 'dodo';
};

type Converted = { requests: JsonSchemas; responses: JsonSchemas };

/** An OpenAPI parameter object. */
type ParameterObject = {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  description?: string;
  /** False for a list, whose values are separated by commas. */
  explode?: false;
  schema: JsonSchema;
};

/** An OpenAPI operation object. */
type OperationObject = {
  operationId: string;
  tags: string[];
  summary: string;
  description?: string;
  security: Record<string, never[]>[];
  parameters?: ParameterObject[];
  requestBody?: { required: true; content: Record<string, { schema: JsonSchema; example?: unknown }> };
  responses: Record<string, ResponseObject>;
};

/**
 * Creates the [OpenAPI 3.1](https://spec.openapis.org/oas/v3.1.0) document of a server from the endpoints that it mounts.
 *
 * @param parts - The parts of the API that the server has. Defaults to all.
 */
export function openApiDocument(parts: ServedParts = { demo: true }) {
  const documented = operations(parts);
  const requests = jsonSchemas(new Set(documented.flatMap(requestSchemas)), 'input');
  const responses = jsonSchemas(
    new Set([...documented.flatMap(responseSchemas), ...errorSchemas, ...webhookSchemas.values()]),
    'output',
  );
  const paths: Record<string, Record<string, OperationObject>> = {};
  for (const operation of documented) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: toOperationObject(operation, { requests, responses }),
    };
  }
  const tags = tagsOf(documented.map(({ operationId }) => operationId));
  return {
    openapi: '3.1.0',
    info: {
      title: 'Coffer',
      version: '1.0.0',
      description:
        'API for prepaid wallets. Amounts are integers in ISO 4217 minor units (cents for USD). Errors are RFC 9457 problems.',
      license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
    },
    servers: [{ url: '/' }],
    components: {
      securitySchemes: {
        secretKey: { type: 'http', scheme: 'bearer', description: 'Secret key of a merchant: `sk_…`' },
        session: { type: 'http', scheme: 'bearer', description: 'Session token of a customer: `cst_…`' },
      },
      schemas: describedComponents(mergeComponents(requests.components, responses.components)),
    },
    tags: tags.map(({ name, description }) => ({ name, description })),
    'x-tagGroups': tagGroups(tags),
    paths,
    webhooks: webhookObjects(responses.of),
  };
}

/** Groups tags for the side bar of a reference. The field is an extension that several readers understand. */
function tagGroups(tags: ReturnType<typeof tagsOf>) {
  const groups = Map.groupBy(tags, ({ group }) => group);
  return [...groups].map(([name, members]) => ({ name, tags: members.map((tag) => tag.name) }));
}

function operations({ demo, test = demo }: ServedParts): Documented[] {
  return [
    ...merchantEndpoints.map((endpoint) => ({ ...endpoint, security: 'secretKey' as const })),
    ...walletRoutes.map((route) => ({
      ...route,
      operationId: `customerApi.${route.operationId}` as const,
      path: `/wallet${route.path}`,
      scopes: route.scope === null ? [] : [route.scope],
      idempotencyKey: route.idempotent ? ('required' as const) : ('none' as const),
      security: 'session' as const,
    })),
    ...(test ? testEndpoints : []).map((endpoint) => ({ ...endpoint, security: 'secretKey' as const })),
    ...dodoEndpoints.map((endpoint) => ({
      ...endpoint,
      security: 'secretKey' as const,
      wire: 'dodo' as const,
    })),
    ...linkEndpoints.map((endpoint) => ({ ...endpoint, security: null })),
    ...(demo ? demoEndpoints : []).map((endpoint) => ({ ...endpoint, security: null })),
    plain('server.checkHealth', '/healthz', {
      summary: 'Check that the process responds',
      description:
        'Responds as long as the process runs. Use it as a liveness probe; it does not ask the database.',
    }),
    plain('server.checkReadiness', '/readyz', {
      summary: 'Check that the server and its database are ready',
      description:
        'Responds with 200 once the server can serve requests, else with 503. Use it as a readiness probe.',
    }),
  ];
}

function plain(
  operationId: Documented['operationId'],
  path: string,
  texts: Pick<Documented, 'summary' | 'description'>,
): Documented {
  return {
    operationId,
    method: 'GET',
    path,
    ...texts,
    returns: 'Returns the status.',
    idempotencyKey: 'none',
    params: noParameters,
    query: noParameters,
    body: null,
    response: z.strictObject({ status: z.string() }),
    status: 200,
    errors: path === '/readyz' ? ['service_unavailable'] : [],
    security: null,
  };
}

function requestSchemas({ params, query, body }: Documented): z.ZodType[] {
  return [params, query, ...(body ? [body] : [])];
}

function responseSchemas({ response }: Documented): z.core.$ZodType[] {
  return response ? [response] : [];
}

const errorSchemas = [problemSchema, dodoErrorSchema];

function toOperationObject(operation: Documented, { requests, responses }: Converted): OperationObject {
  const { operationId, summary, params, query, body, example, security, wire } = operation;
  const parameters = [
    ...parameterObjects(requests.of(params), 'path'),
    ...parameterObjects(requests.of(query), 'query'),
    ...headers(operation),
  ];
  return {
    operationId,
    tags: [tagOf(operationId).name],
    summary,
    ...describe(operation),
    security: security ? [{ [security]: [] }] : [],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body
      ? {
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: describeFields(requests.of(body)),
                ...(example === undefined ? {} : { example }),
              },
            },
          },
        }
      : {}),
    responses: {
      [operation.status]: successResponse(operation, responses),
      ...(wire === 'dodo'
        ? { '4XX': dodoError(responses), '5XX': dodoError(responses) }
        : problemResponses(operation, responses.of(problemSchema))),
    },
  };
}

/** Describes the fields of an object as parameters. */
function parameterObjects(
  { properties, required }: JsonSchema,
  location: 'path' | 'query',
): ParameterObject[] {
  return Object.entries(properties ?? {}).map(([name, schema]) =>
    parameterObject({ name, in: location, required: required?.includes(name) ?? false }, Object(schema)),
  );
}

function parameterObject(parameter: Omit<ParameterObject, 'schema'>, schema: JsonSchema): ParameterObject {
  const { description = descriptionOf(null, parameter.name), type } = schema;
  return {
    ...parameter,
    ...(description === undefined ? {} : { description }),
    ...(type === 'array' ? { explode: false } : {}),
    schema,
  };
}

function describe({ description, scopes = [], security }: Documented): { description?: string } {
  const names = scopes.map((scope) => `\`${scope}\``).join(' and ');
  const holder = security === 'session' ? 'The session' : 'The secret key';
  const sentences = [
    ...(description === undefined ? [] : [description]),
    ...(security && names ? [`${holder} needs ${names}.`] : []),
  ];
  return sentences.length > 0 ? { description: sentences.join(' ') } : {};
}

function successResponse(
  { response, media, streams, returns }: Documented,
  responses: JsonSchemas,
): ResponseObject {
  if (media === 'text/csv')
    return { description: returns ?? 'Returns a CSV file.', content: { [media]: { schema: text } } };
  if (!response) return { description: returns ?? 'Returns no content.' };
  const eventStream = streams ? { 'text/event-stream': { schema: text } } : {};
  return {
    description: returns ?? 'Success.',
    content: { 'application/json': { schema: describeFields(responses.of(response)) }, ...eventStream },
  };
}

const text: JsonSchema = { type: 'string' };

function headers({ idempotencyKey, versioned }: Documented): ParameterObject[] {
  const key = { name: 'Idempotency-Key', in: 'header', required: idempotencyKey === 'required' } as const;
  const version = { name: 'If-Match', in: 'header', required: true } as const;
  return [
    ...(idempotencyKey === 'none' ? [] : [parameterObject(key, keyHeader)]),
    ...(versioned ? [parameterObject(version, versionHeader)] : []),
  ];
}

const keyHeader: JsonSchema = {
  type: 'string',
  minLength: 1,
  maxLength: 255,
  description: 'Unique key of this request. Send the same key when you retry: the request runs once.',
};

const versionHeader: JsonSchema = {
  type: 'string',
  pattern: '^(W\\/)?"?\\d{1,15}"?$',
  description: 'The `version` that you read before the change, as an ETag: "3".',
};

function dodoError(responses: JsonSchemas): ResponseObject {
  return {
    description: 'Error.',
    content: { 'application/json': { schema: responses.of(dodoErrorSchema) } },
  };
}
