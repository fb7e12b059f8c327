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
      .meta({ description: 'Up to 100 faults, each with the number of its entry, grant or event.' }),
    sequence: z.int().meta({ description: 'Sequence number of the newest event when the check started.' }),
    asOf: timestampSchema,
  })
  .meta({
    id: 'WalletVerification',
    description: "Result of checking whether a wallet's history is unchanged.",
  });

/** Operations that check the integrity of a wallet's history. */
export const verifyEndpoints = [
  defineEndpoint({
    operationId: 'wallets.verify',
    method: 'GET',
    path: '/v1/wallets/{walletId}/verify',
    summary: "Verify a wallet's history",
    description:
      "Recalculates a wallet's history from its entries and compares it with the stored balances and hashes.",
    returns: 'Returns the result of the verification.',
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
