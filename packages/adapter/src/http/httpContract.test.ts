import { describeWalletAdapter } from '../contract/describeWalletAdapter.ts';
import type { WalletContractSubject } from '../contract/WalletContract.ts';
import { memoryContract } from '../memory/memoryContract.ts';
import { walletScopes } from '../port/WalletSession.ts';
import { createWalletHandler } from '../server/createWalletHandler.ts';
import { checkedFetch } from '../server/testing/checkedFetch.ts';
import { httpAdapter } from './httpAdapter.ts';

/** Connects `httpAdapter` to a handler around the memory adapter, in process, and validates every response by its schema. */
function httpContract(): WalletContractSubject {
  const { adapter, other, control } = memoryContract();
  const customers = new Map([
    ['token-of-mine', adapter],
    ['token-of-other', other],
  ]);
  const handler = createWalletHandler({
    basePath: '/wallet',
    authenticate: (request) => {
      const customerId = request.headers.get('authorization')?.replace('Bearer ', '') ?? '';
      return customers.has(customerId) ? { customerId, scopes: walletScopes } : null;
    },
    adapter: ({ customerId }) => customers.get(customerId) ?? adapter,
  });
  const connect = (token: string) =>
    httpAdapter({
      baseUrl: 'https://shop.example/wallet',
      getToken: () => token,
      fetch: checkedFetch(handler, '/wallet'),
    });
  return {
    adapter: connect('token-of-mine'),
    control: {
      ...control,
      otherCustomer: async () => {
        const { walletId } = await control.otherCustomer();
        return { walletId, adapter: connect('token-of-other') };
      },
    },
  };
}

describeWalletAdapter('httpAdapter → createWalletHandler → memoryAdapter', httpContract);
