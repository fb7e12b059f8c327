'use client';
import type { WalletError, WalletNotificationPage } from '@coffer/adapter';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { notificationsInfiniteQueryOptions } from '../query/notificationsInfiniteQueryOptions.ts';
import { useCapabilityPages } from './useCapabilityPages.ts';
import { useWalletConfig } from './useWalletConfig.ts';

export type UseNotificationsParameters = {
  /** Notifications per page, 1 to 100. @default 25 */
  limit?: number | undefined;
};

export type UseNotificationsReturnType = UseInfiniteQueryResult<
  InfiniteData<WalletNotificationPage, string | null>,
  WalletError
>;

/**
 * Reads the customer's notifications, newest first, page by page with `fetchNextPage`. Each page has the number of all
 * `unread` notifications. Needs the capability `notifications`.
 */
export function useNotifications(parameters: UseNotificationsParameters = {}): UseNotificationsReturnType {
  return useCapabilityPages(
    'notifications',
    notificationsInfiniteQueryOptions(useWalletConfig(), parameters),
  );
}
