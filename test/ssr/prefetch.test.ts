import { memoryAdapter } from '@coffer/adapter/memory';
import { createWalletConfig, prefetchWallet } from '@coffer/hooks';
import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';

test('a prefetch on a server needs a customerId, because the browser would not find the data', async () => {
  const adapter = memoryAdapter();
  await expect(prefetchWallet(new QueryClient(), createWalletConfig({ adapter }))).rejects.toThrow(
    'customerId',
  );
  const queryClient = new QueryClient();
  await prefetchWallet(queryClient, createWalletConfig({ adapter, customerId: 'cus_1' }));
  const keys = queryClient
    .getQueryCache()
    .getAll()
    .map(({ queryKey }) => queryKey[0]);
  expect(new Set(keys)).toEqual(new Set(['coffer:cus_1']));
});
