import { z } from 'zod';
import { defineRoute, noBody, noParameters } from './defineRoute.ts';
import { wholeNumber } from './entryQuerySchema.ts';
import { eventsAfterSchema } from './walletEventSchema.ts';

/** What happens, as a stream or by asking again. */
export const eventRoutes = [
  defineRoute({
    operationId: 'listEvents',
    method: 'GET',
    path: '/events',
    summary: 'What happened since, as JSON; what happens, as a stream of server-sent events',
    scope: 'view',
    capability: 'events',
    streams: true,
    params: noParameters,
    query: z.strictObject({
      after: z
        .string()
        .min(1)
        .max(255)
        .meta({ description: 'The last event seen; without it the answer is only where the stream stands.' })
        .exactOptional(),
      limit: wholeNumber(1, 100, 'Events an answer; 100 unless given.').exactOptional(),
    }),
    body: noBody,
    answer: eventsAfterSchema,
    run: (adapter, { query }, options) => adapter.listEvents?.(query, options),
  }),
];
