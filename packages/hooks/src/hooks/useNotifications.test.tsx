import { memoryAdapter } from '@coffer/adapter/memory';
import { act, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderWalletHook } from '../testing/renderWalletHook.tsx';
import { useMarkNotificationsRead } from './useMarkNotificationsRead.ts';
import { useNotifications } from './useNotifications.ts';

/** Creates a wallet of $100.00 with an in-app alert below $20.00. */
async function alertWorld() {
  const adapter = memoryAdapter({ scenario: 'noWallets' });
  const { id: walletId } = adapter.openWallet('USD');
  const usd = (amount: number) => ({ amount, currency: 'USD' });
  adapter.post({ walletId, amount: usd(10_000), source: 'merchant' });
  const alert = { enabled: true, threshold: usd(2_000), channels: ['inApp' as const], version: 0 };
  await adapter.saveAlertSettings?.({ walletId, ...alert });
  const fall = () => adapter.post({ walletId, amount: usd(-9_000), source: 'usage' });
  return { adapter, walletId, fall };
}

test('default', async () => {
  const { adapter, walletId, fall } = await alertWorld();
  fall();
  const { result } = renderWalletHook(() => useNotifications(), { adapter });
  await waitFor(() => expect(result.current.isSuccess).toBe(true));
  expect(result.current.data?.pages[0]).toMatchObject({
    items: [{ walletId, type: 'wallet.balance_low', readAt: null }],
    unread: 1,
  });
});

test('behavior: a new notification appears, and stays read once marked', async () => {
  const { adapter, fall } = await alertWorld();
  const { result, config } = renderWalletHook(
    () => ({
      notifications: useNotifications(),
      mark: useMarkNotificationsRead(),
    }),
    { adapter },
  );
  const page = () => result.current.notifications.data?.pages[0];
  await waitFor(() => expect(page()?.items).toEqual([]));
  await waitFor(() => expect(config.store.getState().streamStatus).toBe('open'));
  act(() => {
    fall();
  });
  await waitFor(() => expect(page()?.unread).toBe(1));
  const notificationIds = page()?.items.map(({ id }) => id) ?? [];
  act(() => result.current.mark.mutate({ notificationIds }));
  await waitFor(() => expect(page()?.unread).toBe(0));
});

test('behavior: reads nothing if the backend has no notifications', async () => {
  const { result } = renderWalletHook(() => useNotifications(), {
    adapter: memoryAdapter({ scenario: 'minimal' }),
  });
  await waitFor(() => expect(result.current.fetchStatus).toBe('idle'));
  expect(result.current.data).toBeUndefined();
});
