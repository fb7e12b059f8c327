import { z } from 'zod';
import { verifyWallet } from '../../modules/balances/index.ts';
import { defineEndpoint, noBody, noParameters } from '../defineEndpoint.ts';
import { ofWallet, timestampSchema } from '../schemas.ts';
import { merchantScope } from './merchantScope.ts';

const verificationSchema = z
  .strictObject({
    walletId: z.string(),
    intact: z.boolean(),
    faults: z
      .array(z.strictObject({ number: z.int().nullable(), fault: z.string() }))
      .meta({ description: 'What does not add up, and at which entry, grant or event; 100 at most.' }),
    sequence: z.int().meta({ description: 'The newest event when it began.' }),
    asOf: timestampSchema,
  })
  .meta({ id: 'WalletVerification', description: "Whether a wallet's history is as it was written." });

/** Proof that nobody has changed the past. */
export const verifyEndpoints = [
  defineEndpoint({
    tag: 'Wallets',
    operationId: 'verifyWallet',
    method: 'GET',
    path: '/v1/wallets/{walletId}/verify',
    summary: "Recomputes a wallet's chain of hashes and names what was changed",
    params: ofWallet,
    query: noParameters,
    body: noBody,
    response: verificationSchema,
    errors: ['not_found'],
    run: async (context, { merchantId, params: { walletId } }) => ({
      body: await verifyWallet(context, merchantScope(merchantId), walletId),
    }),
  }),
];
