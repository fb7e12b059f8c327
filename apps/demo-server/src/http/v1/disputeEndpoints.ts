import { moneySchema } from '@coffer/adapter/server';
import { z } from 'zod';
import { listDisputes, readDispute } from '../../modules/disputes/index.ts';
import { defineEndpoint, noBody, noParameters } from '../defineEndpoint.ts';
import { identifierSchema, pageOf, pageQuery, timestampSchema } from '../schemas.ts';

const statusSchema = z.enum(['open', 'won', 'lost']);

/** Dispute in the merchant API. */
export const disputeSchema = z
  .strictObject({
    id: z.string(),
    walletId: z.string(),
    topUpId: z.string().nullable(),
    invoicePaymentId: z.string().nullable(),
    status: statusSchema,
    reason: z.string(),
    amount: moneySchema,
    clawedBack: moneySchema.check(
      z.describe('Amount that was deducted from the wallet. The balance can become negative.'),
    ),
    entryId: z.string().nullable(),
    reinstatementId: z.string().nullable(),
    createdAt: timestampSchema,
    updatedAt: timestampSchema,
  })
  .meta({ id: 'Dispute', description: "A payment that the customer's bank reversed." });

/** Operations on disputes. */
export const disputeEndpoints = [
  defineEndpoint({
    operationId: 'disputes.list',
    method: 'GET',
    path: '/v1/disputes',
    summary: 'List disputes',
    description:
      'Lists disputes, newest first. Filter by wallet or status to find those that need an answer.',
    returns: 'Returns a page of disputes.',
    params: noParameters,
    query: z.strictObject({
      ...pageQuery,
      walletId: identifierSchema.exactOptional(),
      status: statusSchema.exactOptional(),
    }),
    body: noBody,
    response: pageOf(disputeSchema, 'DisputePage'),
    run: async (context, { merchantId, query }) => ({
      body: await listDisputes(context, merchantId, { ...query, limit: query.limit ?? 25 }),
    }),
  }),
  defineEndpoint({
    operationId: 'disputes.retrieve',
    method: 'GET',
    path: '/v1/disputes/{disputeId}',
    summary: 'Retrieve a dispute',
    description:
      'Retrieves a dispute with its amount, status and the entry that removed the money from the wallet.',
    returns: 'Returns the dispute.',
    params: z.strictObject({ disputeId: identifierSchema }),
    query: noParameters,
    body: noBody,
    response: disputeSchema,
    errors: ['not_found'],
    run: async (context, { merchantId, params }) => ({
      body: await readDispute(context.database, merchantId, params.disputeId),
    }),
  }),
];
