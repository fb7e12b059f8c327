import { eventsAfterSchema } from '@coffer/adapter/server';
import { z } from 'zod';
import { readCustomer } from '../../modules/customers/index.ts';
import { listEvents } from '../../modules/events/index.ts';
import { defineEndpoint, noBody } from '../defineEndpoint.ts';
import { ofCustomer, pageQuery } from '../schemas.ts';

/** Operations on events. */
export const eventEndpoints = [
  defineEndpoint({
    operationId: 'events.listForCustomer',
    method: 'GET',
    path: '/v1/customers/{customerId}/events',
    summary: "List events of a customer's wallets",
    description:
      "Lists the events of a customer's wallets after a position, oldest first. Use it to catch up after your webhook receiver was down.",
    returns: 'Returns the events and the position after them.',
    params: ofCustomer,
    query: z.strictObject({
      after: z
        .string()
        .min(1)
        .max(4000)
        .meta({ description: 'Cursor of a previous response. Defaults to the first event.' })
        .exactOptional(),
      limit: pageQuery.limit,
    }),
    body: noBody,
    response: eventsAfterSchema,
    errors: ['not_found'],
    run: async (context, { merchantId, params, query }) => {
      await readCustomer(context, merchantId, params.customerId);
      const { after = firstCursor, limit } = query;
      return { body: await listEvents(context, { merchantId, ...params }, { after, limit }) };
    },
  }),
];

/** Cursor without any wallet, which starts each wallet at its first event. */
const firstCursor = '-';
