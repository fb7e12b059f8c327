import { autoTopUpSchema } from '@coffer/adapter/server';
import { readAutoTopUp, switchOffAutoTopUp } from '../../modules/autoTopUp/index.ts';
import { defineEndpoint, noBody, noParameters } from '../defineEndpoint.ts';
import { ofWallet } from '../schemas.ts';
import { merchantScope } from './merchantScope.ts';

const path = '/v1/wallets/{walletId}/auto-top-up';
const shared = {
  path,
  params: ofWallet,
  query: noParameters,
  body: noBody,
  response: autoTopUpSchema,
  otherMethods:
    'Only the customer can turn on auto top-up, because they agree to the charges. Use a session of the customer with PUT /wallet/wallets/{walletId}/auto-top-up, or show them AutoTopUpSettings.',
} as const;

/** Auto top-up operations of a merchant, who can read and turn off a rule. Only the customer can turn it on. */
export const autoTopUpEndpoints = [
  defineEndpoint({
    ...shared,
    operationId: 'autoTopUp.retrieve',
    method: 'GET',
    summary: "Retrieve a wallet's auto top-up",
    description: "Retrieves a wallet's auto top-up: settings, status and latest attempts.",
    returns: 'Returns the auto top-up.',
    errors: ['not_found'],
    run: async (context, { merchantId, params }) => ({
      body: await readAutoTopUp(context, merchantScope(merchantId), params.walletId),
    }),
  }),
  defineEndpoint({
    ...shared,
    operationId: 'autoTopUp.turnOff',
    method: 'DELETE',
    summary: "Turn off a wallet's auto top-up",
    description:
      "Turns off a wallet's auto top-up. A charge that is already in progress still settles. Turning it off twice changes nothing.",
    returns: 'Returns the auto top-up.',
    errors: ['not_found'],
    run: async (context, { merchantId, params }) => ({
      body: await switchOffAutoTopUp(context, merchantScope(merchantId), params.walletId),
    }),
  }),
];
