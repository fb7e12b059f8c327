import { expect } from 'vitest';
import type { WalletAdapter } from '../port/WalletAdapter.ts';
import type { ContractTest } from './contractTest.ts';
import { money, waitUntil } from './expectations.ts';
import { requireMethods } from './requireMethods.ts';
import type { WalletContractControl } from './WalletContract.ts';

/** Tests of notifications in the product. */
export function notificationContract(contract: ContractTest): void {
  contract(
    'creates an unread notification of a low balance if the alert has the channel `inApp`',
    ['notifications', 'alerts'],
    async ({ adapter, control }) => {
      const { listNotifications, markNotificationsRead } = requireMethods(
        adapter,
        'listNotifications',
        'markNotificationsRead',
      );
      expect(await listNotifications({})).toEqual({ items: [], nextCursor: null, unread: 0 });
      const walletId = await fallingWallet(adapter, control, 2);
      const page = await waitUntil(
        () => listNotifications({}),
        ({ items }) => items.length >= 2,
      );
      expect(page).toMatchObject({
        items: [1, 2].map(() => ({ walletId, type: 'wallet.balance_low', readAt: null })),
        unread: 2,
      });
      const [newest, oldest] = page.items;
      if (!newest || !oldest) throw new Error('Two notifications were expected.');
      expect(Date.parse(newest.createdAt)).toBeGreaterThanOrEqual(Date.parse(oldest.createdAt));
      for (const _ of [1, 2]) await markNotificationsRead({ notificationIds: [oldest.id] });
      const after = await listNotifications({});
      expect(after.items).toEqual([newest, { ...oldest, readAt: expect.any(String) }]);
      expect(after.unread).toBe(1);
    },
  );

  contract(
    'lists notifications page by page, and only to their customer',
    ['notifications', 'alerts'],
    async ({ adapter, control }) => {
      const { listNotifications, markNotificationsRead } = requireMethods(
        adapter,
        'listNotifications',
        'markNotificationsRead',
      );
      await fallingWallet(adapter, control, 3);
      const all = await waitUntil(
        () => listNotifications({}),
        ({ items }) => items.length >= 3,
      );
      const first = await listNotifications({ limit: 2 });
      const rest = await listNotifications({ limit: 2, cursor: first.nextCursor ?? '' });
      expect([...first.items, ...rest.items]).toEqual(all.items);
      expect(rest.nextCursor).toBeNull();
      const { adapter: other } = await control.otherCustomer();
      const stranger = requireMethods(other, 'listNotifications', 'markNotificationsRead');
      expect((await stranger.listNotifications({})).items).toEqual([]);
      await stranger.markNotificationsRead({ notificationIds: all.items.map(({ id }) => id) });
      expect((await listNotifications({})).unread).toBe(3);
      await markNotificationsRead({ notificationIds: all.items.map(({ id }) => id) });
      expect((await listNotifications({})).unread).toBe(0);
    },
  );
}

/** Creates a wallet that falls below its alert's threshold so many times. */
async function fallingWallet(
  adapter: WalletAdapter,
  control: WalletContractControl,
  times: number,
): Promise<string> {
  const walletId = await control.wallet({ currency: 'USD', balance: 10_000 });
  const { getAlertSettings, saveAlertSettings } = requireMethods(
    adapter,
    'getAlertSettings',
    'saveAlertSettings',
  );
  const { version } = await getAlertSettings({ walletId });
  const alert = { enabled: true, threshold: money(2_000), channels: ['inApp' as const] };
  await saveAlertSettings({ walletId, ...alert, version });
  for (let time = 0; time < times; time += 1) {
    await control.post({ walletId, amount: money(-9_000) });
    await control.post({ walletId, amount: money(9_000) });
  }
  return walletId;
}
