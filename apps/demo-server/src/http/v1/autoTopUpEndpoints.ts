import { autoTopUpSchema } from '@coffer/adapter/server';
import { readAutoTopUp, switchOffAutoTopUp } from '../../modules/autoTopUp/index.ts';
import { defineEndpoint, noBody, noParameters } from '../defineEndpoint.ts';
import { ofWallet } from '../schemas.ts';
import { merchantScope } from './merchantScope.ts';

const path = '/v1/wallets/{walletId}/auto-top-up';
const shared = {
  tag: 'Auto top-up',
  path,
  params: ofWallet,
  query: noParameters,
  body: noBody,
  response: autoTopUpSchema,
} as const;

/** Rules by which wallets refill themselves: a merchant sees them and can end them, only a customer starts one. */
export const autoTopUpEndpoints = [
  defineEndpoint({
    ...shared,
    operationId: 'readMerchantAutoTopUp',
    method: 'GET',
    summary: "A wallet's rule, its state and its last attempts",
    errors: ['not_found'],
    run: async (context, { merchantId, params }) => ({
      body: await readAutoTopUp(context, merchantScope(merchantId), params.walletId),
    }),
  }),
  defineEndpoint({
    ...shared,
    operationId: 'switchOffMerchantAutoTopUp',
    method: 'DELETE',
    summary: 'Switches a rule off; only its customer can switch it on again',
    errors: ['not_found'],
    run: async (context, { merchantId, params }) => ({
      body: await switchOffAutoTopUp(context, merchantScope(merchantId), params.walletId),
    }),
  }),
];
