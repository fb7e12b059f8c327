import { parseRequest } from '@coffer/adapter/server';
import { z } from 'zod';
import type { WalletContext } from '../modules/shared/index.ts';
import type { Endpoint, EndpointCaller, EndpointResponse } from './Endpoint.ts';

/** Of an endpoint without parameters in its path, or without any in its query. */
export const noParameters = z.strictObject({});

/** Of an endpoint whose request has no body. */
export const noBody = z.undefined();

type EndpointDefinition<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Response extends z.core.$ZodType | null,
> = Pick<Endpoint, 'operationId' | 'tag' | 'method' | 'path' | 'summary'> &
  Partial<Pick<Endpoint, 'idempotencyKey' | 'status' | 'errors' | 'scopes' | 'audited'>> & {
    params: Params;
    query: Query;
    body: Body;
    response: Response;
    /** Runs the checked request. The body that it returns has the type of the documented response. */
    run: (
      context: WalletContext,
      request: EndpointCaller & { params: z.output<Params>; query: z.output<Query>; body: z.output<Body> },
    ) => Promise<EndpointResponse<BodyOf<Response>>>;
  };

/** Body that a handler returns. Without a schema the response has no body, whatever the handler returns. */
type BodyOf<Response> = Response extends z.core.$ZodType ? z.output<Response> : unknown;

/** Makes an endpoint, with the usual where a definition is silent. */
export function defineEndpoint<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Response extends z.core.$ZodType | null,
>({ run, ...facts }: EndpointDefinition<Params, Query, Body, Response>): Endpoint {
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
      return await run(context, { ...caller, params, query, body });
    },
  };
}
