'use client';
import type { WalletError, WalletNotificationPage } from '@coffer/adapter';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import {
  type notificationsInfiniteQueryKey,
  notificationsInfiniteQueryOptions,
} from '../query/notificationsInfiniteQueryOptions.ts';
import { useWalletConfig } from './useWalletConfig.ts';
import { useCapabilityPages, type WalletPages, type WalletPagesOptions } from './useWalletPages.ts';

export type UseNotificationsParameters<Selected = WalletPages<WalletNotificationPage>> = {
  /** Notifications per page, 1 to 100. @default 25 */
  limit?: number | undefined;
  /** Options of TanStack Query, such as `select`, which sets the type of `data`, or `refetchInterval`. */
  query?:
    | WalletPagesOptions<WalletNotificationPage, ReturnType<typeof notificationsInfiniteQueryKey>, Selected>
    | undefined;
};

export type UseNotificationsReturnType<Selected = WalletPages<WalletNotificationPage>> =
  UseInfiniteQueryResult<Selected, WalletError>;

/**
 * Reads the customer's notifications, newest first, page by page with `fetchNextPage`. Each page has the number of all
 * `unread` notifications. Needs the capability `notifications`.
 */
export function useNotifications<Selected = WalletPages<WalletNotificationPage>>(
  parameters: UseNotificationsParameters<Selected> = {},
): UseNotificationsReturnType<NoInfer<Selected>> {
  const { limit, query } = parameters;
  const options = notificationsInfiniteQueryOptions(useWalletConfig(), { limit });
  return useCapabilityPages('notifications', options, query);
}
