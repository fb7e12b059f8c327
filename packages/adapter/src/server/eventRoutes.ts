import { z } from 'zod';
import { defineRoute, noBody, noParameters } from './defineRoute.ts';
import { eventsAfterSchema } from './documentation.ts';
import { wholeNumber } from './requestSchemas.ts';

/** Route of events, as a list or as a stream. */
export const eventRoutes = [
  defineRoute({
    operationId: 'listEvents',
    method: 'GET',
    path: '/events',
    summary: 'List events as JSON, or stream them as server-sent events',
    description:
      'Lists the events after a position, oldest first. With `Accept: text/event-stream`, the server sends events as they happen.',
    returns: 'Returns the events, or a stream of them.',
    scope: 'view',
    capability: 'events',
    streams: true,
    params: noParameters,
    query: z.strictObject({
      after: z
        .string()
        .min(1)
        .max(255)
        .meta({
          description:
            'Id of the last event received. Without it the response has no items, only the current position.',
        })
        .exactOptional(),
      limit: wholeNumber(1, 100, 'Events per response. Defaults to 100.').exactOptional(),
    }),
    body: noBody,
    response: eventsAfterSchema,
    run: (adapter, { query }, options) => adapter.listEvents?.(query, options),
  }),
];
