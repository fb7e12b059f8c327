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
  const granted = result.current.grants.data?.reduce((sum, { remaining }) => sum + remaining.amount, 0);
  expect(granted).toBe(result.current.balance.data?.balance.amount);
});

test('parameters: walletId', async () => {
  const adapter = memoryAdapter();
  const euros = (await adapter.listWallets()).find(({ currency }) => currency === 'EUR');
  const { result } = renderWalletHook(() => useGrants({ walletId: euros?.id }), { adapter });
  await waitFor(() => expect(result.current.data?.[0]?.remaining.currency).toBe('EUR'));
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
  const before = result.current.grants.data?.length ?? 0;
  const walletId = result.current.balance.data?.walletId ?? '';
  adapter.post({ walletId, amount: { amount: 700, currency: 'USD' }, source: 'promotion' });
  await waitFor(() => expect(result.current.grants.data).toHaveLength(before + 1));
  expect([count('listGrants'), count('getForecast')]).toEqual([2, 2]);
});

test('behavior: what the backend does not offer is not asked for', async () => {
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

test('useExportEntries behavior: stops, and fails with the adapter’s error', async () => {
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
