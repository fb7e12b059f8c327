import { createWalletHandler } from '@coffer/adapter/server';
import { walletOf } from '../../../walletOf';

const handler = createWalletHandler({
  basePath: '/api/wallet',
  authenticate: async () => ({ customerId: 'cus_1', scopes: ['view', 'topUp', 'manage'] }),
  adapter: ({ customerId }) => walletOf(customerId),
});

export { handler as DELETE, handler as GET, handler as POST, handler as PUT };
