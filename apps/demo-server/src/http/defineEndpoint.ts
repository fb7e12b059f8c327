import { parseRequest } from '@coffer/adapter/server';
import { z } from 'zod';
import type { CallerKey, WalletContext } from '../modules/shared/index.ts';
import type { Endpoint, EndpointCaller, EndpointResponse } from './Endpoint.ts';

/** Schema for an endpoint without path parameters, or without query parameters. */
export const noParameters = z.strictObject({});

/** Schema for an endpoint whose request has no body. */
export const noBody = z.undefined();

type EndpointDefinition<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Response extends z.core.$ZodType | null,
  KeyUse extends Endpoint['idempotencyKey'],
> = Pick<Endpoint, 'operationId' | 'method' | 'path' | 'summary'> &
  Partial<
    Pick<Endpoint, 'description' | 'returns' | 'example' | 'status' | 'errors' | 'scopes' | 'audited'>
  > & {
    idempotencyKey?: KeyUse;
    params: Params;
    query: Query;
    body: Body;
    response: Response;
    /** Runs the validated request. The returned body has the type of the documented response. */
    run: (
      context: WalletContext,
      request: Omit<EndpointCaller, 'key'> & {
        params: z.output<Params>;
        query: z.output<Query>;
        body: z.output<Body>;
        key: KeyOf<KeyUse>;
      },
    ) => Promise<EndpointResponse<BodyOf<Response>>>;
  };

/** Idempotency key that a handler receives. */
type KeyOf<KeyUse extends Endpoint['idempotencyKey']> = KeyUse extends 'required'
  ? CallerKey
  : CallerKey | null;

/** Body that a handler returns. Without a schema the response has no body, whatever the handler returns. */
type BodyOf<Response> = Response extends z.core.$ZodType ? z.output<Response> : unknown;

/**
 * Creates an endpoint. Defaults: no idempotency key, status 200, no errors of its own; a `GET` needs the scope `read` and
 * is not audited, any other method needs `write` and is.
 */
export function defineEndpoint<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Response extends z.core.$ZodType | null,
  KeyUse extends Endpoint['idempotencyKey'] = 'none',
>({ run, ...facts }: EndpointDefinition<Params, Query, Body, Response, KeyUse>): Endpoint {
  return {
    idempotencyKey: 'none',
    status: 200,
    errors: [],
    audited: facts.method !== 'GET',
    scopes: [facts.method === 'GET' ? 'read' : 'write'],
    ...facts,
    body: facts.body instanceof z.ZodUndefined ? null : facts.body,
    handle: async (context, caller, request) => {
      const params = parseRequest(facts.params, request.params);
      const query = parseRequest(facts.query, request.query);
      const body = parseRequest(facts.body, request.body);
      // `mountEndpoint` has rejected a request without a key if the endpoint requires one.
      const key = caller.key as KeyOf<KeyUse>;
      return await run(context, { ...caller, params, query, body, key });
    },
  };
}
