import { z } from 'zod';
import { listCheckpoints, verifyMerchantCheckpoint } from '../../modules/ledgerCheckpoints/index.ts';
import { defineEndpoint, noBody, noParameters } from '../defineEndpoint.ts';
import { identifierSchema, pageOf, pageQuery, timestampSchema } from '../schemas.ts';

const shape = {
  id: z.string(),
  number: z.int().meta({ description: '1 for your first checkpoint.' }),
  accounts: z.int().meta({ description: 'How many wallets with entries the root covers.' }),
  root: z.string().meta({ description: "SHA-256 over the hashes of the wallets' newest entries, in hex." }),
  signature: z.string().nullable().meta({
    description: 'HMAC-SHA-256 by a key of the operator; null where none is set.',
  }),
  createdAt: timestampSchema,
};
const checkpointSchema = z.strictObject(shape).meta({
  id: 'LedgerCheckpoint',
  description: 'A fingerprint of all your entries at a time. Keep the root outside this server.',
});
const verificationSchema = z
  .strictObject({
    ...shape,
    intact: z.boolean().meta({
      description: "Whether each wallet's entry of that time still has the hash that the root was made of.",
    }),
    signatureValid: z.boolean().nullable().meta({ description: 'Null without a signature or a key.' }),
    faults: z
      .array(z.strictObject({ walletId: z.string(), number: z.int() }))
      .meta({ description: 'Wallets whose entry is missing or has another hash; 100 at most.' }),
  })
  .meta({ id: 'LedgerCheckpointVerification' });

const tag = 'Wallets';

/** Fingerprints of a merchant's entries, to hold against the ledger later. */
export const ledgerCheckpointEndpoints = [
  defineEndpoint({
    tag,
    operationId: 'listLedgerCheckpoints',
    method: 'GET',
    path: '/v1/ledger-checkpoints',
    summary: 'List ledger checkpoints, newest first: one a day',
    params: noParameters,
    query: z.strictObject(pageQuery),
    body: noBody,
    response: pageOf(checkpointSchema, 'LedgerCheckpointPage'),
    run: async (context, { merchantId, query }) => ({
      body: await listCheckpoints(context, merchantId, { cursor: query.cursor, limit: query.limit ?? 25 }),
    }),
  }),
  defineEndpoint({
    tag,
    operationId: 'verifyLedgerCheckpoint',
    method: 'GET',
    path: '/v1/ledger-checkpoints/{ledgerCheckpointId}/verify',
    summary: 'Compare a ledger checkpoint with the entries of today',
    params: z.strictObject({ ledgerCheckpointId: identifierSchema }),
    query: noParameters,
    body: noBody,
    response: verificationSchema,
    errors: ['not_found'],
    run: async (context, { merchantId, params }) => ({
      body: await verifyMerchantCheckpoint(context, merchantId, params.ledgerCheckpointId),
    }),
  }),
];
