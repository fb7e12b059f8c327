import { memoryAdapter } from '@coffer/adapter/memory';
import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { createWalletConfig } from '../config/createWalletConfig.ts';
import { recordCalls } from '../testing/recordCalls.ts';
import { balanceQueryKey } from './balanceQueryOptions.ts';
import { prefetchWallet } from './prefetchWallet.ts';

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
