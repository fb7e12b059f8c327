import { z } from 'zod';
import {
  listOpenItems,
  type OpenItemKind,
  openItemKinds,
  readOpenItem,
} from '../../modules/reconciliation/index.ts';
import { defineEndpoint, noBody, noParameters } from '../defineEndpoint.ts';
import { identifierSchema, pageOf, pageQuery, timestampSchema } from '../schemas.ts';

const statusSchema = z.enum(['open', 'resolved']);
// `Object.keys` loses the type of the keys.
const kindSchema = z.enum(Object.keys(openItemKinds) as [OpenItemKind, ...OpenItemKind[]]).meta({
  description: Object.entries(openItemKinds)
    .map(([kind, meaning]) => `- \`${kind}\`: ${meaning}`)
    .join('\n'),
});

const openItemSchema = z
  .strictObject({
    id: z.string(),
    kind: kindSchema,
    status: statusSchema,
    paymentId: z.string().meta({ description: 'ID of the top-up, invoice payment or refund attempt.' }),
    message: z.string(),
    occurrences: z.int().meta({ description: 'Number of times that the problem was found.' }),
    createdAt: timestampSchema,
    updatedAt: timestampSchema,
    resolvedAt: timestampSchema.nullable(),
  })
  .meta({
    id: 'OpenItem',
    description: 'A payment on which the processor and this server disagree, until it is resolved.',
  });

/** Operations on open items, the payments on which the processor and this server disagree. */
export const openItemEndpoints = [
  defineEndpoint({
    operationId: 'openItems.list',
    method: 'GET',
    path: '/v1/open-items',
    summary: 'List open items',
    description:
      'Lists matters that a person must look at, such as a processor event that could not be applied.',
    returns: 'Returns a page of open items.',
    params: noParameters,
    query: z.strictObject({
      ...pageQuery,
      status: statusSchema.exactOptional(),
      kind: kindSchema.exactOptional(),
      paymentId: identifierSchema.exactOptional(),
    }),
    body: noBody,
    response: pageOf(openItemSchema, 'OpenItemPage'),
    run: async (context, { merchantId, query }) => ({
      body: await listOpenItems(context, merchantId, { ...query, limit: query.limit ?? 25 }),
    }),
  }),
  defineEndpoint({
    operationId: 'openItems.retrieve',
    method: 'GET',
    path: '/v1/open-items/{openItemId}',
    summary: 'Retrieve an open item',
    description: 'Retrieves an open item with what is known about it.',
    returns: 'Returns the open item.',
    params: z.strictObject({ openItemId: identifierSchema }),
    query: noParameters,
    body: noBody,
    response: openItemSchema,
    errors: ['not_found'],
    run: async (context, { merchantId, params }) => ({
      body: await readOpenItem(context.database, merchantId, params.openItemId),
    }),
  }),
];
