import { expect, test } from 'vitest';
import { memoryAdapter } from '../memory/memoryAdapter.ts';
import { walletScopes } from '../port/WalletSession.ts';
import { cofferWallets } from './cofferWallets.ts';
import { createWalletHandler } from './createWalletHandler.ts';

/** Imitates a Coffer server: it creates sessions for `cus_1`, and serves its wallet. */
function cofferServer({ lifetimeMs = 900_000 } = {}) {
  const sessions = new Map<string, number>();
  const requests: string[] = [];
  const memory = memoryAdapter();
  const serve = createWalletHandler({
    basePath: '/wallet',
    authenticate: (request) => {
      const endsAt = sessions.get(request.headers.get('authorization')?.slice(7) ?? '') ?? 0;
      return endsAt > Date.now() ? { customerId: 'cus_1', scopes: walletScopes } : null;
    },
    adapter: () => memory,
  });
  const respond = async (request: Request) => {
    const { pathname } = new URL(request.url);
    requests.push(`${request.method} ${pathname}`);
    if (!pathname.startsWith('/v1/')) return serve(request);
    if (request.headers.get('authorization') !== 'Bearer sk_right') {
      return Response.json({ code: 'unauthenticated', detail: 'Send your secret key.' }, { status: 401 });
    }
    if (pathname !== '/v1/customers/cus_1/sessions') {
      return Response.json({ code: 'not_found', detail: 'There is no such customer.' }, { status: 404 });
    }
    const token = `cst_${sessions.size}`;
    const endsAt = Date.now() + lifetimeMs;
    sessions.set(token, endsAt);
    return Response.json({ token, expiresAt: new Date(endsAt).toISOString() }, { status: 201 });
  };
  const wallets = (apiKey: string | undefined = 'sk_right') =>
    cofferWallets({
      url: 'https://pay.example.com/',
      apiKey,
      fetch: async (input, init) => respond(new Request(input, init)),
    });
  return { wallets, requests, sessions };
}

test('starts one session for concurrent and later requests of a customer', async () => {
  const { wallets, requests } = cofferServer();
  const walletOf = wallets();
  const listed = await Promise.all([1, 2, 3].map(() => walletOf({ customerId: 'cus_1' }).listWallets()));
  await walletOf({ customerId: 'cus_1' }).listWallets();
  expect(listed.map((list) => list.length)).toEqual([4, 4, 4]);
  expect(requests.filter((request) => request.endsWith('/sessions'))).toHaveLength(1);
});

test('starts another session when the server has ended the first one', async () => {
  const { wallets, requests, sessions } = cofferServer();
  const wallet = wallets()({ customerId: 'cus_1' });
  await wallet.listWallets();
  sessions.set('cst_0', 0);
  expect(await wallet.listWallets()).toHaveLength(4);
  expect(requests.filter((request) => request.endsWith('/sessions'))).toHaveLength(2);
});

test.each([
  ['a wrong API key', 'sk_wrong', 'cus_1', 401],
  ['an unknown customer', 'sk_right', 'cus_2', 404],
])('responds to %s with a failure of the back end, which names the cause in its log only', async (...row) => {
  const [, apiKey, customerId, status] = row;
  const logged: unknown[] = [];
  const handler = createWalletHandler({
    authenticate: () => ({ customerId, scopes: walletScopes }),
    adapter: cofferServer().wallets(apiKey),
    onError: (error) => logged.push(error),
  });
  const response = await handler(new Request('https://shop.example/wallets'));
  expect([response.status, (await response.json()).code]).toEqual([500, 'internal_error']);
  expect(String(logged[0])).toContain(`${customerId} (${status})`);
  expect(String(logged[0])).not.toContain(apiKey);
});

test('names a missing option at the first use, so that a build without environment variables succeeds', () => {
  const noUrl = cofferWallets({ url: undefined, apiKey: 'sk_right' });
  const noKey = cofferWallets({ url: 'https://pay.example.com', apiKey: '' });
  expect(() => noUrl({ customerId: 'cus_1' })).toThrow('`url`');
  expect(() => noKey({ customerId: 'cus_1' })).toThrow('`apiKey`');
});
