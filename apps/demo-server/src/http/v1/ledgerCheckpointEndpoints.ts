import { z } from 'zod';
import { listCheckpoints, verifyMerchantCheckpoint } from '../../modules/ledgerCheckpoints/index.ts';
import { defineEndpoint, noBody, noParameters } from '../defineEndpoint.ts';
import { identifierSchema, pageOf, pageQuery, timestampSchema } from '../schemas.ts';

const shape = {
  id: z.string(),
  number: z.int().meta({ description: 'Number of the checkpoint, starting at 1.' }),
  accounts: z.int().meta({ description: 'Number of wallets with entries that the root covers.' }),
  root: z.string().meta({ description: "SHA-256 of the hashes of the wallets' newest entries, in hex." }),
  signature: z.string().nullable().meta({
    description: 'HMAC-SHA-256 with the key of the operator. Null if there is no key.',
  }),
  createdAt: timestampSchema,
};
/** Checkpoint in the merchant API. */
export const checkpointSchema = z.strictObject(shape).meta({
  id: 'LedgerCheckpoint',
  description: 'A fingerprint of all your entries at one time. Store the root outside this server.',
});
const verificationSchema = z
  .strictObject({
    ...shape,
    intact: z.boolean().meta({
      description: "Whether each wallet's newest entry of that time still has the hash that is in the root.",
    }),
    signatureValid: z
      .boolean()
      .nullable()
      .meta({ description: 'Whether the signature is valid. Null without a signature or a key.' }),
    faults: z
      .array(z.strictObject({ walletId: z.string(), number: z.int() }))
      .meta({ description: 'Up to 100 wallets whose entry is missing or has another hash.' }),
  })
  .meta({ id: 'LedgerCheckpointVerification' });

/** Operations on ledger checkpoints, the daily fingerprints of a merchant's entries. */
export const ledgerCheckpointEndpoints = [
  defineEndpoint({
    operationId: 'ledgerCheckpoints.list',
    method: 'GET',
    path: '/v1/ledger-checkpoints',
    summary: 'List ledger checkpoints',
    description:
      'Lists signed digests of the ledger, newest first. Keep copies to prove later that nothing was changed.',
    returns: 'Returns a page of ledger checkpoints.',
    params: noParameters,
    query: z.strictObject(pageQuery),
    body: noBody,
    response: pageOf(checkpointSchema, 'LedgerCheckpointPage'),
    run: async (context, { merchantId, query }) => ({
      body: await listCheckpoints(context, merchantId, { cursor: query.cursor, limit: query.limit ?? 25 }),
    }),
  }),
  defineEndpoint({
    operationId: 'ledgerCheckpoints.verify',
    method: 'GET',
    path: '/v1/ledger-checkpoints/{ledgerCheckpointId}/verify',
    summary: 'Compare a ledger checkpoint with the current entries',
    description:
      'Compares a ledger checkpoint with the current entries. A fault names the wallet and the entry that differ.',
    returns: 'Returns the result of the comparison.',
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
