import { httpAdapter } from '../http/httpAdapter.ts';
import { memoryContract } from '../memory/memoryContract.ts';
import type { WalletAdapter } from '../port/WalletAdapter.ts';
import { walletScopes } from '../port/WalletSession.ts';
import { createWalletHandler } from '../server/createWalletHandler.ts';
import { checkedFetch } from '../server/testing/checkedFetch.ts';
import { describeWalletAdapter } from './describeWalletAdapter.ts';
import type { WalletContractSubject } from './WalletContract.ts';

/** Returns an adapter whose methods work only with it as `this`, like those of a class with private fields. */
function likeClass(adapter: WalletAdapter): WalletAdapter {
  const proxy: WalletAdapter = new Proxy(adapter, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return function (this: unknown, ...parameters: unknown[]) {
        if (this !== proxy) throw new TypeError(`${String(name)} was called without its adapter.`);
        return Reflect.apply(method, target, parameters);
      };
    },
  });
  return proxy;
}

function subject(connect: (adapter: WalletAdapter) => WalletAdapter): WalletContractSubject {
  const { adapter, control } = memoryContract();
  return {
    adapter: connect(adapter),
    control: {
      ...control,
      otherCustomer: async () => {
        const other = await control.otherCustomer();
        return { ...other, adapter: connect(other.adapter) };
      },
    },
  };
}

describeWalletAdapter('an adapter whose methods need `this`', () => subject(likeClass));

describeWalletAdapter('createWalletHandler around an adapter whose methods need `this`', () =>
  subject((adapter) => {
    const handler = createWalletHandler({
      basePath: '/wallet',
      authenticate: () => ({ customerId: 'any', scopes: walletScopes }),
      adapter: () => likeClass(adapter),
    });
    return httpAdapter({
      baseUrl: 'https://shop.example/wallet',
      getToken: () => 'token',
      fetch: checkedFetch(handler, '/wallet'),
    });
  }),
);
