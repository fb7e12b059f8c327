import { eventsAfterSchema } from '@coffer/adapter/server';
import { z } from 'zod';
import { readCustomer } from '../../modules/customers/index.ts';
import { listEvents } from '../../modules/events/index.ts';
import { defineEndpoint, noBody } from '../defineEndpoint.ts';
import { ofCustomer, pageQuery } from '../schemas.ts';

/** What happened. */
export const eventEndpoints = [
  defineEndpoint({
    tag: 'Events',
    operationId: 'listCustomerEvents',
    method: 'GET',
    path: '/v1/customers/{customerId}/events',
    summary: "Lists what happened to a customer's wallets, oldest first; all of it without `after`",
    params: ofCustomer,
    query: z.strictObject({ after: z.string().min(1).max(4000).exactOptional(), limit: pageQuery.limit }),
    body: noBody,
    response: eventsAfterSchema,
    errors: ['not_found'],
    run: async (context, { merchantId, params, query }) => {
      await readCustomer(context, merchantId, params.customerId);
      const { after = fromTheBeginning, limit } = query;
      return { body: await listEvents(context, { merchantId, ...params }, { after, limit }) };
    },
  }),
];

/** A place that names no wallet: each is read from its first event. */
const fromTheBeginning = '-';
