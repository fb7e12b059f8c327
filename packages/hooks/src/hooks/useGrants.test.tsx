import { memoryAdapter } from '@coffer/adapter/memory';
import { act, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { recordCalls } from '../testing/recordCalls.ts';
import { renderWalletHook } from '../testing/renderWalletHook.tsx';
import { useAnalytics } from './useAnalytics.ts';
import { useBalance } from './useBalance.ts';
import { useCapability } from './useCapability.ts';
import { useEntries } from './useEntries.ts';
import { useExportEntries } from './useExportEntries.ts';
import { useForecast } from './useForecast.ts';
import { useGrants } from './useGrants.ts';
import { useReceipt } from './useReceipt.ts';

test('default', async () => {
  const { result } = renderWalletHook(() => ({ balance: useBalance(), grants: useGrants() }), {
    adapter: memoryAdapter(),
  });
  await waitFor(() => expect(result.current.grants.isSuccess).toBe(true));
  const [page] = result.current.grants.data?.pages ?? [];
  const granted = page?.items.reduce((sum, { remaining }) => sum + remaining.amount, 0);
  expect(page?.nextCursor).toBeNull();
  expect(granted).toBe(result.current.balance.data?.balance.amount);
});

test('parameters: walletId', async () => {
  const adapter = memoryAdapter();
  const euros = (await adapter.listWallets()).find(({ currency }) => currency === 'EUR');
  const { result } = renderWalletHook(() => useGrants({ walletId: euros?.id }), { adapter });
  await waitFor(() => expect(result.current.data?.pages[0]?.items[0]?.remaining.currency).toBe('EUR'));
});

/** Creates an empty wallet and a function that credits money which expires. */
async function promotedWorld() {
  const adapter = memoryAdapter({ scenario: 'noWallets' });
  const { id: walletId } = adapter.openWallet('USD');
  const promote = (amount: number, days: number) => {
    const expiresAt = new Date(Date.now() + days * 86_400_000).toISOString();
    adapter.post({ walletId, amount: { amount, currency: 'USD' }, source: 'promotion', expiresAt });
  };
  return { ...recordCalls(adapter), walletId, promote };
}

test('parameters: order', async () => {
  const { adapter, walletId, promote } = await promotedWorld();
  promote(2, 9);
  promote(1, 4);
  adapter.post({ walletId, amount: { amount: 3, currency: 'USD' }, source: 'merchant' });
  const { result } = renderWalletHook(() => useGrants({ order: 'expiry' }), { adapter });
  await waitFor(() => expect(result.current.isSuccess).toBe(true));
  const amounts = result.current.data?.pages[0]?.items.map(({ original }) => original.amount);
  expect(amounts).toEqual([1, 2]);
});

test('parameters: limit, and all loaded pages are read again when money moves', async () => {
  const { adapter, walletId, promote, count } = await promotedWorld();
  for (const days of [3, 2, 1, 5, 4]) promote(10, days);
  const { result, config } = renderWalletHook(() => useGrants({ limit: 2 }), { adapter });
  const pages = () =>
    result.current.data?.pages.map(({ items }) => items.map(({ remaining }) => remaining.amount));
  await waitFor(() => expect(pages()).toEqual([[10, 10]]));
  await waitFor(() => expect(config.store.getState().streamStatus).toBe('open'));
  expect([count('listGrants'), result.current.hasNextPage]).toEqual([1, true]);
  await act(() => result.current.fetchNextPage());
  await waitFor(() =>
    expect(pages()).toEqual([
      [10, 10],
      [10, 10],
    ]),
  );
  adapter.post({ walletId, amount: { amount: -15, currency: 'USD' }, source: 'usage' });
  await waitFor(() =>
    expect(pages()).toEqual([
      [5, 10],
      [10, 10],
    ]),
  );
  expect(result.current.hasNextPage).toBe(false);
});

test('behavior: grants and forecast follow the entries', async () => {
  const { adapter, count } = recordCalls(memoryAdapter());
  const { result, config } = renderWalletHook(
    () => ({ balance: useBalance(), grants: useGrants(), forecast: useForecast() }),
    { adapter },
  );
  await waitFor(() =>
    expect(result.current.grants.isSuccess && result.current.forecast.isSuccess).toBe(true),
  );
  await waitFor(() => expect(config.store.getState().streamStatus).toBe('open'));
  const items = () => result.current.grants.data?.pages[0]?.items ?? [];
  const before = items().length;
  const walletId = result.current.balance.data?.walletId ?? '';
  adapter.post({ walletId, amount: { amount: 700, currency: 'USD' }, source: 'promotion' });
  await waitFor(() => expect(items()).toHaveLength(before + 1));
  expect([count('listGrants'), count('getForecast')]).toEqual([2, 2]);
});

test('behavior: reads nothing that the backend does not offer', async () => {
  const { adapter, count } = recordCalls(memoryAdapter({ scenario: 'minimal' }));
  const { result } = renderWalletHook(
    () => ({ balance: useBalance(), grants: useGrants(), isOffered: useCapability('grants') }),
    { adapter },
  );
  await waitFor(() => expect(result.current.balance.isSuccess).toBe(true));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(count('listGrants')).toBe(0);
  expect(result.current).toMatchObject({
    isOffered: false,
    grants: { status: 'pending', fetchStatus: 'idle' },
  });
});

test('useForecast', async () => {
  const { result } = renderWalletHook(() => useForecast(), { adapter: memoryAdapter() });
  await waitFor(() => expect(result.current.data?.basisDays).toBeGreaterThan(0));
});

test('useAnalytics parameters: from, to', async () => {
  const to = new Date().toISOString().slice(0, 10);
  const from = new Date(Date.now() - 6 * 86_400_000).toISOString().slice(0, 10);
  const { result } = renderWalletHook(() => useAnalytics({ from, to }), { adapter: memoryAdapter() });
  await waitFor(() => expect(result.current.data?.balances).toHaveLength(7));
  expect(result.current.data?.balances.at(-1)?.date).toBe(to);
});

test('useReceipt parameters: entryId', async () => {
  const { adapter, count } = recordCalls(memoryAdapter());
  const { result } = renderWalletHook(
    () => {
      const entry = useEntries().data?.pages[0]?.items[0];
      return {
        entry,
        receipt: useReceipt({ entryId: entry?.id }),
        again: useReceipt({ entryId: entry?.id }),
      };
    },
    { adapter },
  );
  await waitFor(() => expect(result.current.receipt.isSuccess).toBe(true));
  expect(result.current.receipt.data?.entry).toEqual(result.current.entry);
  expect(count('getReceipt')).toBe(1);
});

test('useExportEntries', async () => {
  const adapter = memoryAdapter();
  const filter = { type: ['credit'] } as const;
  const { result } = renderWalletHook(
    () => ({ entries: useEntries({ filter, limit: 100 }), exporting: useExportEntries() }),
    { adapter },
  );
  await waitFor(() =>
    expect(result.current.entries.isSuccess && result.current.exporting.isOffered).toBe(true),
  );
  const file = await act(() => result.current.exporting.download({ filter }));
  expect(file.type).toBe('text/csv;charset=utf-8');
  const rows = (await file.text()).trimEnd().split('\r\n').slice(1);
  expect(rows).toHaveLength(result.current.entries.data?.pages[0]?.items.length ?? 0);
  expect(rows.every((row) => row.includes('credit'))).toBe(true);
});

test('useExportEntries behavior: can be aborted, and rejects with the adapter’s error', async () => {
  const adapter = memoryAdapter({ scenario: 'many' });
  const { result } = renderWalletHook(() => ({ entries: useEntries(), exporting: useExportEntries() }), {
    adapter,
  });
  await waitFor(() => expect(result.current.entries.isSuccess).toBe(true));
  const stopped = AbortSignal.abort();
  await act(() =>
    expect(result.current.exporting.download({ signal: stopped })).rejects.toBe(stopped.reason),
  );
  adapter.failNext('forbidden', { operation: 'exportEntries' });
  await act(() => expect(result.current.exporting.download()).rejects.toMatchObject({ code: 'forbidden' }));
  await waitFor(() => expect(result.current.exporting.error?.code).toBe('forbidden'));
});
