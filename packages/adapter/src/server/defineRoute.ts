import { z } from 'zod';
import type { WalletAdapter, WriteOptions } from '../port/WalletAdapter.ts';
import { parseRequest } from './parseRequest.ts';
import type { WalletRoute } from './WalletRoute.ts';

/** Of a route without parameters in its path, or without any in its query. */
export const noParameters = z.strictObject({});

/** Of a route whose request has no body. */
export const noBody = z.undefined();

type RouteDefinition<Params extends z.ZodObject, Query extends z.ZodObject, Body extends z.ZodType> = Pick<
  WalletRoute,
  'operationId' | 'method' | 'path' | 'summary' | 'scope' | 'answer'
> &
  Partial<
    Pick<WalletRoute, 'capability' | 'idempotent' | 'versioned' | 'media' | 'status' | 'streams' | 'errors'>
  > & {
    params: Params;
    query: Query;
    body: Body;
    /** Gets what the schemas have checked; asked only where the adapter has the method. */
    run: (
      adapter: WalletAdapter,
      request: { params: z.output<Params>; query: z.output<Query>; body: z.output<Body>; version: number },
      options: WriteOptions,
    ) => Promise<unknown> | AsyncIterable<string> | undefined;
  };

/** Makes a route of the table, with the usual where a definition is silent. */
export function defineRoute<Params extends z.ZodObject, Query extends z.ZodObject, Body extends z.ZodType>({
  run,
  ...facts
}: RouteDefinition<Params, Query, Body>): WalletRoute {
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
