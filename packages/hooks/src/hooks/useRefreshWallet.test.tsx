import { memoryAdapter } from '@coffer/adapter/memory';
import { act, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { recordCalls } from '../testing/recordCalls.ts';
import { renderWalletHook } from '../testing/renderWalletHook.tsx';
import { useBalance } from './useBalance.ts';
import { useRefreshWallet } from './useRefreshWallet.ts';

test('default', async () => {
  const { adapter, count } = recordCalls(memoryAdapter({ scenario: 'minimal' }));
  const { result, rerender } = renderWalletHook(
    () => ({ balance: useBalance(), refresh: useRefreshWallet() }),
    { adapter },
  );
  await waitFor(() => expect(result.current.balance.isSuccess).toBe(true));
  const walletId = result.current.balance.data?.walletId ?? '';
  adapter.post({ walletId, amount: { amount: -500, currency: 'USD' }, source: 'usage' });
  const { refresh } = result.current;
  await act(refresh);
  expect(result.current.balance.data?.availableBalance.amount).toBe(124350);
  expect(count('getBalance')).toBe(2);
  rerender();
  expect(result.current.refresh).toBe(refresh);
});

test('behavior: resolves when a read fails', async () => {
  const adapter = memoryAdapter();
  const { result } = renderWalletHook(
    () => ({ balance: useBalance({ query: { retry: false } }), refresh: useRefreshWallet() }),
    { adapter },
  );
  await waitFor(() => expect(result.current.balance.isSuccess).toBe(true));
  adapter.failNext('forbidden', { operation: 'getBalance' });
  await act(() => expect(result.current.refresh()).resolves.toBeUndefined());
  expect(result.current.balance.error?.code).toBe('forbidden');
});
