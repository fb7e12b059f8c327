'use client';
import type { WalletError, WalletNotificationPage } from '@coffer/adapter';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { notificationsInfiniteQueryOptions } from '../query/notificationsInfiniteQueryOptions.ts';
import { useCapabilityPages } from './useCapabilityPages.ts';
import { useWalletConfig } from './useWalletConfig.ts';

export type UseNotificationsParameters = {
  /** Notifications a page, 1 to 100. @default 25 */
  limit?: number | undefined;
};

export type UseNotificationsReturnType = UseInfiniteQueryResult<
  InfiniteData<WalletNotificationPage, string | null>,
  WalletError
>;

/**
 * What the customer is told of, newest first, page by page with `fetchNextPage`; each page says how many of
 * all are `unread`. Capability `notifications`.
 */
export function useNotifications(parameters: UseNotificationsParameters = {}): UseNotificationsReturnType {
  return useCapabilityPages(
    'notifications',
    notificationsInfiniteQueryOptions(useWalletConfig(), parameters),
  );
}
