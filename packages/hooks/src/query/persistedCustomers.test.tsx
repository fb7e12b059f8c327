import { memoryAdapter } from '@coffer/adapter/memory';
import { persistQueryClientRestore, persistQueryClientSave } from '@tanstack/query-persist-client-core';
import { createSyncStoragePersister } from '@tanstack/query-sync-storage-persister';
import { QueryClient } from '@tanstack/react-query';
import { waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { createWalletConfig } from '../config/createWalletConfig.ts';
import { useBalance } from '../hooks/useBalance.ts';
import { useWalletSession } from '../hooks/useWalletSession.ts';
import { mapStorage } from '../testing/mapStorage.ts';
import { recordCalls } from '../testing/recordCalls.ts';
import { renderWalletHook } from '../testing/renderWalletHook.tsx';
import { prefetchWallet } from './prefetchWallet.ts';

afterEach(() => {
  vi.useRealTimers();
});

/** A browser whose `QueryClient` TanStack's own persister stores between pages, as a host sets it up. */
function browser() {
  const storage = mapStorage();
  const persister = createSyncStoragePersister({ storage, throttleTime: 1 });
  return {
    /** Opens a page an hour ago, reads a customer's wallet and stores the cache. */
    async visitAnHourAgo(customerId: string | undefined, adapter = memoryAdapter()) {
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 3_600_000 });
      const queryClient = new QueryClient();
      await prefetchWallet(queryClient, createWalletConfig({ adapter, customerId, storage: null }));
      await persistQueryClientSave({ queryClient, persister });
      vi.useRealTimers();
      await waitFor(() => expect(storage.items.size).toBe(1));
    },
    /** Opens a page now, with the stored cache. */
    async openPage(customerId: string | undefined, given = memoryAdapter()) {
      const queryClient = new QueryClient();
      await persistQueryClientRestore({ queryClient, persister });
      const { adapter, count } = recordCalls(given);
      const config = createWalletConfig({ adapter, customerId, storage: null });
      const shown: (number | undefined)[] = [];
      const page = renderWalletHook(
        () => {
          const balance = useBalance();
          shown.push(balance.data?.availableBalance.amount);
          return { balance, session: useWalletSession() };
        },
        { adapter, config, queryClient },
      );
      return { ...page, count, shown };
    },
  };
}

/** A backend whose customer has another id and another balance than the default one. */
function otherCustomer() {
  const adapter = memoryAdapter();
  const getSession: typeof adapter.getSession = async (options) => ({
    ...(await adapter.getSession(options)),
    customer: { id: 'cus_other', name: 'Other' },
  });
  const getBalance: typeof adapter.getBalance = async (parameters, options) => ({
    ...(await adapter.getBalance(parameters, options)),
    availableBalance: { amount: 7, currency: 'USD' },
  });
  return { ...adapter, getSession, getBalance };
}

test.each([
  ['parameters: customerId keeps the persisted data of each customer apart', 'cus_1', 'cus_2'],
  ['parameters: without customerId a page finds no persisted data', undefined, undefined],
] as const)('%s', async (_title, first, second) => {
  const { visitAnHourAgo, openPage } = browser();
  await visitAnHourAgo(first);
  const { result, shown, count } = await openPage(second, otherCustomer());
  await waitFor(() => expect(result.current.balance.isSuccess).toBe(true));
  expect(new Set(shown)).toEqual(new Set([undefined, 7]));
  for (const name of ['getSession', 'listWallets', 'getBalance'] as const) {
    expect([name, count(name)]).toEqual([name, 1]);
  }
});

test('behavior: a customer who comes back sees the persisted balance at once, then the current one', async () => {
  const { visitAnHourAgo, openPage } = browser();
  const adapter = memoryAdapter();
  await visitAnHourAgo('cus_1', adapter);
  const [wallet] = await adapter.listWallets();
  adapter.post({ walletId: wallet?.id ?? '', amount: { amount: -850, currency: 'USD' }, source: 'usage' });
  const { result, shown } = await openPage('cus_1', adapter);
  expect(shown[0]).toBe(124850);
  await waitFor(() => expect(result.current.balance.data?.availableBalance.amount).toBe(124000));
});

test('behavior: a persisted session is read again on the next page', async () => {
  const { visitAnHourAgo, openPage } = browser();
  await visitAnHourAgo('cus_1');
  const { result, count } = await openPage('cus_1', memoryAdapter({ scenario: 'minimal' }));
  expect(result.current.session.data?.capabilities).toContain('forecast');
  await waitFor(() => expect(result.current.session.data?.capabilities).not.toContain('forecast'));
  expect(count('getSession')).toBe(1);
});

test('behavior: a session of another customer under the same id removes what is cached', async () => {
  const { visitAnHourAgo, openPage } = browser();
  await visitAnHourAgo('the same for all');
  const { result } = await openPage('the same for all', otherCustomer());
  await waitFor(() => expect(result.current.session.data?.customer.id).toBe('cus_other'));
  expect(result.current.balance.data?.availableBalance.amount).not.toBe(124850);
  await waitFor(() => expect(result.current.balance.data?.availableBalance.amount).toBe(7));
});
