import type { WalletNotification, WalletNotificationPage } from '@coffer/adapter';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { pagesQueryOptions } from './pagesQueryOptions.ts';

export type NotificationsInfiniteQueryParameters = {
  /** Notifications per page, 1 to 100. @default 25 */
  limit?: number | undefined;
};

/** Returns the key of the customer's notifications. */
export function notificationsInfiniteQueryKey(
  config: WalletConfig,
  { limit = 25 }: NotificationsInfiniteQueryParameters = {},
) {
  return [config.key, 'notifications', { limit }] as const;
}

/** Reads the customer's notifications, newest first, page by page. */
export function notificationsInfiniteQueryOptions(
  config: WalletConfig,
  parameters?: NotificationsInfiniteQueryParameters,
) {
  const queryKey = notificationsInfiniteQueryKey(config, parameters);
  return pagesQueryOptions<WalletNotification, typeof queryKey, WalletNotificationPage>(
    queryKey,
    (page, { signal }) => config.adapter.listNotifications?.({ ...queryKey[2], ...page }, { signal }),
  );
}
