import type { Page } from './Page.ts';
import type { WalletEvent, WalletEventType } from './WalletEvent.ts';

/** What a customer is told of inside the product, by type of event. */
export const walletNotificationTypes = [
  'wallet.balance_low',
  'wallet.credit_expiring',
  'wallet.credit_expired',
  'wallet.auto_top_up_failed',
  'wallet.auto_top_up_paused',
  'wallet.auto_top_up_action_required',
] as const satisfies readonly WalletEventType[];

/** One thing that a customer is told of: an event of theirs, until they have read it. */
export type WalletNotification = Pick<WalletEvent, 'walletId' | 'createdAt' | 'data'> & {
  id: string;
  /** One of `walletNotificationTypes`. A reader skips types it does not know. */
  type: string;
  /** RFC 3339, UTC; null until it was read. */
  readAt: string | null;
};

/** A page of notifications, and how many of all are unread. */
export type WalletNotificationPage = Page<WalletNotification> & { unread: number };
