import { httpAdapter } from '@coffer/adapter';
import { createWalletHandler } from '@coffer/adapter/server';
import { waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { createStoryWallet } from '../stories/storyWallet.ts';
import { openWalletPage } from '../testing/openWalletPage.tsx';
import { BalanceCard } from './BalanceCard.tsx';

const patiently = { timeout: 15_000 };
const identity = { customerId: 'customer_acme', scopes: ['view', 'topUp', 'manage'] as const };

test('behavior: marks the balance behind the host’s own handler while the wallet server is away', {
  timeout: 40_000,
}, async () => {
  const { adapter: wallet } = createStoryWallet({});
  const server = createWalletHandler({
    authenticate: () => identity,
    adapter: () => wallet,
    heartbeatMs: 50,
  });
  const line = { isCut: false, breaks: new AbortController() };
  const fetchServer: typeof fetch = async (input, init) => {
    if (line.isCut) throw new TypeError('fetch failed');
    const signal = AbortSignal.any([line.breaks.signal, ...(init?.signal ? [init.signal] : [])]);
    return server(new Request(input, { ...init, signal }));
  };
  const host = createWalletHandler({
    authenticate: () => identity,
    adapter: () => httpAdapter({ baseUrl: 'https://wallet.example', fetch: fetchServer, pollMs: 100 }),
    heartbeatMs: 50,
    onError: () => undefined,
  });
  const fetchHost: typeof fetch = (input, init) => host(new Request(input, init));
  openWalletPage(httpAdapter({ baseUrl: 'https://shop.example', fetch: fetchHost }), <BalanceCard />);
  const text = () => document.querySelector('[data-slot="balance-card"]')?.textContent;
  await waitFor(() => expect(text()).toContain('1,248.50 US dollars'), patiently);
  const [first] = await wallet.listWallets();
  const charge = (amount: number) =>
    wallet.post({ walletId: first?.id ?? '', amount: { amount, currency: 'USD' }, source: 'usage' });
  charge(-25);
  await waitFor(() => expect(text()).toContain('1,248.25 US dollars'), patiently);
  expect(text()).not.toContain('As of');

  line.isCut = true;
  line.breaks.abort();
  await waitFor(() => expect(text()).toContain('As of 12:04'), patiently);
  expect(text()).toContain('1,248.25 US dollars');
  charge(-800);

  line.isCut = false;
  line.breaks = new AbortController();
  await waitFor(() => expect(text()).toContain('1,240.25 US dollars'), patiently);
  await waitFor(() => expect(text()).not.toContain('As of'), patiently);
});
