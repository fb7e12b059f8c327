import { type WalletAdapter, WalletError } from '@coffer/adapter';
import { memoryAdapter } from '@coffer/adapter/memory';
import { renderHook, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { recordCalls } from '../testing/recordCalls.ts';
import { renderWalletHook } from '../testing/renderWalletHook.tsx';
import { useBalance } from './useBalance.ts';
import { useRetryAt } from './useRetryAt.ts';

const limit = (retryAfterSeconds: number) =>
  new WalletError('rate_limited', 'Too many.', { retryAfterSeconds });

test('default', async () => {
  const error = limit(0.3);
  const { result } = renderHook(() => useRetryAt(error));
  expect(result.current).toEqual({ isWaiting: true, retryAt: error.retryAt });
  await waitFor(() => expect(result.current.isWaiting).toBe(false));
  expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(error.retryAt ?? ''));
});

test('behavior: does not wait without an error or without a Retry-After', () => {
  const { result, rerender } = renderHook(({ error }) => useRetryAt(error), {
    initialProps: { error: new WalletError('rate_limited', 'Too many.') as WalletError | null },
  });
  expect(result.current).toEqual({ isWaiting: false, retryAt: undefined });
  rerender({ error: null });
  expect(result.current).toEqual({ isWaiting: false, retryAt: undefined });
});

/** Creates a backend whose next reads of the balance fail with the errors in `limits`. */
function rateLimitedWorld() {
  const limits: WalletError[] = [];
  const memory = memoryAdapter();
  const { adapter, count } = recordCalls<WalletAdapter>({
    ...memory,
    getBalance: async (...parameters) => {
      const error = limits.shift();
      if (error) throw error;
      return memory.getBalance(...parameters);
    },
  });
  return { limits, adapter, count };
}

test('behavior: a limited query keeps its data and reads again once, at the server’s time', async () => {
  const { limits, adapter, count } = rateLimitedWorld();
  const { result } = renderWalletHook(() => useBalance(), { adapter });
  await waitFor(() => expect(result.current.isSuccess).toBe(true));
  limits.push(limit(4));
  const startedAt = Date.now();
  void result.current.refetch();
  await waitFor(() => expect(result.current.error?.code).toBe('rate_limited'));
  expect(Date.now() - startedAt).toBeLessThan(3000);
  expect(result.current.data?.balance.amount).toBeGreaterThan(0);
  expect(count('getBalance')).toBe(2);
  await waitFor(() => expect(result.current.error).toBeNull(), { timeout: 8000 });
  expect(Date.now() - startedAt).toBeGreaterThanOrEqual(3900);
  expect(count('getBalance')).toBe(3);
}, 15_000);

test('behavior: a limit of an hour sets no timer', async () => {
  const { limits, adapter, count } = rateLimitedWorld();
  limits.push(limit(3600));
  const { result } = renderWalletHook(() => useBalance(), { adapter });
  await waitFor(() => expect(result.current.error?.code).toBe('rate_limited'));
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(count('getBalance')).toBe(1);
});
