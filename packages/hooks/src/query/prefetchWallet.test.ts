import { memoryAdapter } from '@coffer/adapter/memory';
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test, vi } from 'vitest';
import { createWalletConfig } from '../config/createWalletConfig.ts';
import { recordCalls } from '../testing/recordCalls.ts';
import { balanceQueryKey, balanceQueryOptions } from './balanceQueryOptions.ts';
import { prefetchWallet } from './prefetchWallet.ts';
import { sessionQueryKey } from './sessionQueryOptions.ts';
import { walletsQueryKey } from './walletsQueryOptions.ts';

const families = (queryClient: QueryClient) =>
  queryClient
    .getQueryCache()
    .getAll()
    .filter(({ state }) => state.status === 'success')
    .map(({ queryKey }) => queryKey[1])
    .sort();

test('default', async () => {
  const queryClient = new QueryClient();
  await prefetchWallet(queryClient, createWalletConfig({ adapter: memoryAdapter(), storage: null }));
  expect(families(queryClient)).toEqual(['balance', 'entries', 'paymentMethods', 'session', 'wallets']);
});

test('parameters: walletId', async () => {
  const adapter = memoryAdapter();
  const config = createWalletConfig({ adapter, storage: null });
  const queryClient = new QueryClient();
  const walletId = (await adapter.listWallets())[1]?.id ?? '';
  await prefetchWallet(queryClient, config, { walletId });
  expect(queryClient.getQueryData(balanceQueryKey(config, { walletId }))).toMatchObject({ walletId });
});

test('behavior: reads only what the backend offers', async () => {
  const queryClient = new QueryClient();
  const config = createWalletConfig({ adapter: memoryAdapter({ scenario: 'minimal' }), storage: null });
  await prefetchWallet(queryClient, config);
  expect(families(queryClient)).toEqual(['balance', 'entries', 'session', 'wallets']);
});

test('behavior: leaves failed reads to the browser without retries', async () => {
  const queryClient = new QueryClient();
  const { adapter, calls } = recordCalls(memoryAdapter({ scenario: 'error' }));
  await prefetchWallet(queryClient, createWalletConfig({ adapter, storage: null }));
  expect(families(queryClient)).toEqual([]);
  expect(calls.map(({ name }) => name).sort()).toEqual(['getSession', 'listPaymentMethods', 'listWallets']);
});

/** An adapter whose balance never arrives, and the signals of its reads. */
function hangingBalance() {
  const signals: (AbortSignal | undefined)[] = [];
  const adapter = memoryAdapter();
  const getBalance: typeof adapter.getBalance = (_parameters, options) => {
    signals.push(options?.signal);
    return new Promise(() => {});
  };
  return { adapter: { ...adapter, getBalance }, signals };
}

test('behavior: gives up after two seconds, keeps what it has and stops the reads', async () => {
  const { adapter, signals } = hangingBalance();
  const queryClient = new QueryClient();
  const config = createWalletConfig({ adapter, storage: null });
  const startedAt = performance.now();
  await prefetchWallet(queryClient, config);
  const tookMs = performance.now() - startedAt;
  expect(tookMs).toBeGreaterThan(1900);
  expect(tookMs).toBeLessThan(3000);
  expect(queryClient.getQueryData(sessionQueryKey(config))).toBeDefined();
  expect(queryClient.getQueryData(walletsQueryKey(config))).toBeDefined();
  expect(signals.map((signal) => signal?.aborted)).toEqual([true]);
});

test('parameters: timeoutMs', async () => {
  const { adapter } = hangingBalance();
  const startedAt = performance.now();
  await prefetchWallet(new QueryClient(), createWalletConfig({ adapter, storage: null }), { timeoutMs: 50 });
  expect(performance.now() - startedAt).toBeLessThan(1000);
});

test('parameters: signal', async () => {
  const { adapter, signals } = hangingBalance();
  const left = new AbortController();
  const config = createWalletConfig({ adapter, storage: null });
  const prefetching = prefetchWallet(new QueryClient(), config, { signal: left.signal });
  await vi.waitFor(() => expect(signals).toHaveLength(1));
  left.abort();
  await prefetching;
  expect(signals[0]?.aborted).toBe(true);
  const startedAt = performance.now();
  await prefetchWallet(new QueryClient(), config, { signal: left.signal });
  expect(performance.now() - startedAt).toBeLessThan(1000);
  expect(signals).toHaveLength(1);
});

test('behavior: leaves a query alone that a widget on the page reads', async () => {
  const { adapter, signals } = hangingBalance();
  const queryClient = new QueryClient();
  const config = createWalletConfig({ adapter, storage: null });
  const [wallet] = await adapter.listWallets();
  const options = balanceQueryOptions(config, { walletId: wallet?.id });
  const unsubscribe = new QueryObserver(queryClient, options).subscribe(() => {});
  await prefetchWallet(queryClient, config, { timeoutMs: 50 });
  expect(signals.map((signal) => signal?.aborted)).toEqual([false]);
  unsubscribe();
});
