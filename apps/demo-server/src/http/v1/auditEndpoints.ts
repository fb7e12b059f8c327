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
      name: z.string().nullable().meta({ description: 'As it is now.' }),
    }),
    action: z.string().meta({ description: 'The operation, by its id in this document.' }),
    subjects: z.array(z.string()).meta({ description: 'The ids that it was about, and of what it made.' }),
    detail: z
      .strictObject({
        requestId: z.string().exactOptional(),
        fields: z.array(z.string()).exactOptional(),
        amount: z.exactOptional(moneySchema),
        reason: z.string().exactOptional(),
        entryNumber: z.int().exactOptional(),
      })
      .meta({ description: 'What was asked: names of fields, not their values.' }),
    createdAt: timestampSchema,
  })
  .meta({ id: 'AuditEntry', description: 'A change and who asked for it; it commits with the change.' });

/** Who did what. */
export const auditEndpoints = [
  defineEndpoint({
    tag: 'Audit log',
    operationId: 'listAuditLog',
    method: 'GET',
    path: '/v1/audit-log',
    summary: 'Who did what, newest first',
    scopes: ['admin'],
    params: noParameters,
    query: z.strictObject({
      ...pageQuery,
      actorType: actorType.exactOptional(),
      actorId: identifierSchema.exactOptional(),
      action: text(80).exactOptional(),
      subjectId: identifierSchema
        .meta({ description: 'A customer, a wallet, a key: what it was about.' })
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
