import { z } from 'zod';
import type { WalletAdapter, WriteOptions } from '../port/WalletAdapter.ts';
import { parseRequest } from './readRequest.ts';
import type { WalletRoute } from './WalletRoute.ts';

/** Schema of a path or a query without parameters. */
export const noParameters = z.strictObject({});

/** Schema of a request without a body. */
export const noBody = z.undefined();

/** Result of a route. It has the type of the documented response, which a file and an empty response do not have. */
type ResultOf<Response> = Response extends z.core.$ZodType
  ? Promise<z.output<Response>>
  : Promise<void> | AsyncIterable<string>;

type RouteDefinition<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Response extends z.core.$ZodType | null,
> = Pick<WalletRoute, 'operationId' | 'method' | 'path' | 'summary' | 'scope'> &
  Partial<
    Pick<
      WalletRoute,
      | 'description'
      | 'returns'
      | 'example'
      | 'capability'
      | 'idempotent'
      | 'versioned'
      | 'media'
      | 'status'
      | 'streams'
      | 'errors'
    >
  > & {
    params: Params;
    query: Query;
    body: Body;
    response: Response;
    /** Calls the adapter with the validated request. Called only if the adapter has the method. */
    run: (
      adapter: WalletAdapter,
      request: { params: z.output<Params>; query: z.output<Query>; body: z.output<Body>; version: number },
      options: WriteOptions,
    ) => ResultOf<Response> | undefined;
  };

/** Creates a route of the table and fills in the defaults. */
export function defineRoute<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Response extends z.core.$ZodType | null,
>({ run, ...facts }: RouteDefinition<Params, Query, Body, Response>): WalletRoute {
  return {
    capability: null,
    idempotent: false,
    versioned: false,
    media: 'application/json',
    status: 200,
    streams: false,
    errors: [],
    ...facts,
    body: facts.body instanceof z.ZodUndefined ? null : facts.body,
    handle: async (adapter, request, options) => {
      const params = parseRequest(facts.params, request.params);
      const query = parseRequest(facts.query, request.query);
      const body = parseRequest(facts.body, request.body);
      return await run(adapter, { params, query, body, version: request.version }, options);
    },
  };
}
