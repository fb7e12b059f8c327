import { memoryAdapter } from '@coffer/adapter/memory';
import { act, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { recordCalls } from '../testing/recordCalls.ts';
import { renderWalletHook } from '../testing/renderWalletHook.tsx';
import { type UseEntriesParameters, useEntries } from './useEntries.ts';
import { useWallets } from './useWallets.ts';

test('default', async () => {
  const { result } = renderWalletHook(() => useEntries(), { adapter: memoryAdapter({ scenario: 'many' }) });
  await waitFor(() => expect(result.current.isSuccess).toBe(true));
  expect(result.current.data?.pages).toHaveLength(1);
  expect(result.current.data?.pages[0]?.items).toHaveLength(25);
  await act(() => result.current.fetchNextPage());
  await waitFor(() => expect(result.current.data?.pages).toHaveLength(2));
  const numbers = result.current.data?.pages.flatMap(({ items }) => items.map((entry) => entry.number)) ?? [];
  expect(new Set(numbers).size).toBe(50);
  expect(numbers).toEqual(numbers.toSorted((one, other) => other - one));
});

test('parameters: filter', async () => {
  const initialProps: UseEntriesParameters = { filter: { type: ['debit'] } };
  const { result, rerender } = renderWalletHook((props) => useEntries(props), {
    adapter: memoryAdapter(),
    initialProps,
  });
  const types = () =>
    new Set(result.current.data?.pages.flatMap(({ items }) => items.map(({ type }) => type)));
  await waitFor(() => expect(types()).toEqual(new Set(['debit'])));
  rerender({ filter: { type: ['credit'] } });
  await waitFor(() => expect(types()).toEqual(new Set(['credit'])));
});

test('parameters: limit', async () => {
  const { result } = renderWalletHook(() => useEntries({ limit: 3 }), { adapter: memoryAdapter() });
  await waitFor(() => expect(result.current.data?.pages[0]?.items).toHaveLength(3));
});

test('behavior: new entries appear on top, and a refresh reads only them', async () => {
  const { adapter, count } = recordCalls(memoryAdapter({ scenario: 'many' }));
  const { result } = renderWalletHook(() => ({ entries: useEntries(), wallets: useWallets() }), { adapter });
  await waitFor(() => expect(result.current.entries.data?.pages).toHaveLength(1));
  await waitFor(() => expect(count('streamEvents')).toBe(1));
  for (let pages = 2; pages <= 6; pages++) {
    await act(() => result.current.entries.fetchNextPage());
    await waitFor(() => expect(result.current.entries.data?.pages).toHaveLength(pages));
  }
  const before = result.current.entries.data?.pages ?? [];
  const callsBefore = count('listEntries');
  const walletId = result.current.wallets.data?.[0]?.id ?? '';
  for (let index = 0; index < 30; index++) {
    adapter.post({
      walletId,
      amount: { amount: 100, currency: 'USD' },
      source: 'merchant',
      reason: `${index}`,
    });
  }
  await waitFor(() => expect(result.current.entries.data?.pages[0]?.items[0]?.reason).toBe('29'));
  expect(result.current.entries.data?.pages[0]?.items).toHaveLength(25 + 30);
  // Thirty new entries are on two pages of twenty-five, however many pages are cached below.
  expect(count('listEntries') - callsBefore).toBe(2);
  expect(result.current.entries.data?.pages.slice(1)).toEqual(before.slice(1));
  expect(result.current.entries.data?.pages[1]).toBe(before[1]);
  const numbers =
    result.current.entries.data?.pages.flatMap(({ items }) => items.map((entry) => entry.number)) ?? [];
  expect(numbers).toEqual(Array.from(numbers, (_, index) => (numbers[0] ?? 0) - index));
});

test('behavior: reads the whole list again when the backend was reset', async () => {
  let adapter = memoryAdapter({ entryCount: 60, scenario: 'many' });
  const shifting = {
    ...adapter,
    listEntries: (...call: Parameters<typeof adapter.listEntries>) => adapter.listEntries(...call),
  };
  const { result } = renderWalletHook(() => useEntries(), { adapter: shifting });
  await waitFor(() => expect(result.current.data?.pages).toHaveLength(1));
  const [walletId] = result.current.data?.pages[0]?.items.map((entry) => entry.walletId) ?? [];
  adapter = memoryAdapter({ scenario: 'default' });
  // Both adapters have the same seed, so the wallet has the same id.
  expect((await adapter.listWallets())[0]?.id).toBe(walletId);
  await act(() => result.current.refetch());
  const whole = await adapter.listEntries({ walletId: walletId ?? '' });
  await waitFor(() => expect(result.current.data?.pages).toEqual([whole]));
});
