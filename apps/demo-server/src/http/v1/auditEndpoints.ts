import { moneySchema } from '@coffer/adapter/server';
import { z } from 'zod';
import { listAuditLog } from '../../modules/auditLog/index.ts';
import { defineEndpoint, noBody, noParameters } from '../defineEndpoint.ts';
import { identifierSchema, instantSchema, pageOf, pageQuery, text, timestampSchema } from '../schemas.ts';

const actorType = z.enum(['apiKey', 'customer', 'paymentLink', 'server']);

const auditEntrySchema = z
  .strictObject({
    id: identifierSchema,
    actor: z.strictObject({
      type: actorType,
      id: z.string(),
      name: z.string().nullable().meta({ description: 'Current name of the actor.' }),
    }),
    action: z.string().meta({ description: 'The operation, by its `operationId` in this document.' }),
    subjects: z.array(z.string()).meta({
      description: 'IDs of the objects that the operation concerns, including those that it created.',
    }),
    detail: z
      .strictObject({
        requestId: z.string().exactOptional(),
        fields: z.array(z.string()).exactOptional(),
        amount: z.exactOptional(moneySchema),
        reason: z.string().exactOptional(),
        entryNumber: z.int().exactOptional(),
      })
      .meta({
        description: 'Details of the request. `fields` has the names of the sent fields, not their values.',
      }),
    createdAt: timestampSchema,
  })
  .meta({
    id: 'AuditEntry',
    description: 'A recorded change with its actor. It is committed together with the change.',
  });

/** Operations on the audit log. */
export const auditEndpoints = [
  defineEndpoint({
    operationId: 'auditLog.list',
    method: 'GET',
    path: '/v1/audit-log',
    summary: 'List audit log entries',
    description:
      'Lists the recorded changes, newest first. Filter by actor, action, object or time to answer who changed what.',
    returns: 'Returns a page of audit log entries.',
    scopes: ['admin'],
    params: noParameters,
    query: z.strictObject({
      ...pageQuery,
      actorType: actorType.exactOptional(),
      actorId: identifierSchema.exactOptional(),
      action: text(80).exactOptional(),
      subjectId: identifierSchema
        .meta({
          description:
            'ID of an object that the operation concerns, such as a customer, a wallet or an API key.',
        })
        .exactOptional(),
      from: instantSchema.exactOptional(),
      to: instantSchema.exactOptional(),
    }),
    body: noBody,
    response: pageOf(auditEntrySchema, 'AuditPage'),
    run: async (context, { merchantId, query }) => ({
      body: await listAuditLog(context, merchantId, { ...query, limit: query.limit ?? 25 }),
    }),
  }),
];
