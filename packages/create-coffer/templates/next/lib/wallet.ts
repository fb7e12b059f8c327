import { cofferWallets, createWalletHandler } from '@coffer/adapter/server';
import { currentUser } from './auth';

export const handler = createWalletHandler({
  basePath: '/api/wallet',
  authenticate: async (request) => {
    const user = await currentUser(request);
    return user && { customerId: user.customerId, scopes: ['view', 'topUp', 'manage'] };
  },
  adapter: cofferWallets({ url: process.env.COFFER_URL, apiKey: process.env.COFFER_API_KEY }),
});
