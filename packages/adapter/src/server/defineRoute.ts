import { z } from 'zod';
import type { WalletAdapter, WriteOptions } from '../WalletAdapter.ts';
import { WalletError } from '../WalletError.ts';
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
  Partial<Pick<WalletRoute, 'capability' | 'idempotent' | 'status' | 'streams' | 'errors'>> & {
    params: Params;
    query: Query;
    body: Body;
    /** Gets what the schemas have checked; undefined where the adapter lacks the method. */
    run: (
      adapter: WalletAdapter,
      request: { params: z.output<Params>; query: z.output<Query>; body: z.output<Body> },
      options: WriteOptions,
    ) => Promise<unknown> | undefined;
  };

/** Makes a route of the table, with the usual where a definition is silent. */
export function defineRoute<Params extends z.ZodObject, Query extends z.ZodObject, Body extends z.ZodType>({
  run,
  ...facts
}: RouteDefinition<Params, Query, Body>): WalletRoute {
  return {
    capability: null,
    idempotent: false,
    status: 200,
    streams: false,
    errors: [],
    ...facts,
    body: facts.body instanceof z.ZodUndefined ? null : facts.body,
    handle: async (adapter, request, options) => {
      const params = parseRequest(facts.params, request.params);
      const query = parseRequest(facts.query, request.query);
      const body = parseRequest(facts.body, request.body);
      const answer = run(adapter, { params, query, body }, options);
      if (!answer) {
        throw new WalletError('capability_missing', `This backend does not offer ${facts.operationId}.`);
      }
      return await answer;
    },
  };
}
