import type { Money } from '@coffer/adapter';
import { memoryAdapter } from '@coffer/adapter/memory';
import { waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { recordCalls } from '../testing/recordCalls.ts';
import { renderWalletHook } from '../testing/renderWalletHook.tsx';
import { useTopUpQuote } from './useTopUpQuote.ts';

const usd = (amount: number): Money => ({ amount, currency: 'USD' });

test('default', async () => {
  const { result } = renderWalletHook(() => useTopUpQuote({ amount: usd(10000) }), {
    adapter: memoryAdapter(),
  });
  await waitFor(() => expect(result.current.data).toMatchObject({ amount: usd(10000), bonus: usd(500) }));
});

test('parameters: amount', async () => {
  const { adapter, count } = recordCalls(memoryAdapter());
  const initialProps: { amount: Money | null | undefined } = { amount: undefined };
  const { result, rerender } = renderWalletHook((props) => useTopUpQuote(props), { adapter, initialProps });
  expect(result.current.fetchStatus).toBe('idle');
  rerender({ amount: null });
  expect(result.current.fetchStatus).toBe('idle');
  expect(count('createQuote')).toBe(0);
  rerender({ amount: usd(5000) });
  await waitFor(() => expect(result.current.data?.total).toEqual(usd(5000)));
});

test('parameters: debounceMs', async () => {
  const { adapter, count } = recordCalls(memoryAdapter());
  const { result, rerender } = renderWalletHook(
    ({ amount }) => useTopUpQuote({ amount: usd(amount), debounceMs: 100 }),
    { adapter, initialProps: { amount: 500 } },
  );
  await waitFor(() => expect(result.current.fetchStatus).toBe('fetching'));
  for (const amount of [600, 700, 800, 900]) rerender({ amount });
  await waitFor(() => expect(result.current.data?.amount).toEqual(usd(900)));
  expect(count('createQuote')).toBe(1);
});

test('behavior: a refused amount is an error and is not retried', async () => {
  const { adapter, count } = recordCalls(memoryAdapter());
  const { result } = renderWalletHook(() => useTopUpQuote({ amount: usd(1) }), { adapter });
  await waitFor(() => expect(result.current.error?.code).toBe('amount_out_of_range'));
  expect(count('createQuote')).toBe(1);
});

test('behavior: fails with capability_missing if the backend has no top-ups', async () => {
  const { result } = renderWalletHook(() => useTopUpQuote({ amount: usd(1000) }), {
    adapter: memoryAdapter({ scenario: 'minimal' }),
  });
  await waitFor(() => expect(result.current.error?.code).toBe('capability_missing'));
});
