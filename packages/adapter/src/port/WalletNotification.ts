import type { Page } from './Page.ts';
import type { WalletEvent, WalletEventType } from './WalletEvent.ts';

/** Types of the events that become notifications in the product. */
export const walletNotificationTypes = [
  'wallet.balance_low',
  'wallet.credit_expiring',
  'wallet.credit_expired',
  'wallet.auto_top_up_failed',
  'wallet.auto_top_up_paused',
  'wallet.auto_top_up_action_required',
  'invoice.charge_upcoming',
  'invoice.payment_failed',
  'invoice.overdue',
  'invoice.paid',
] as const satisfies readonly WalletEventType[];

/** One notification in the product: an event, and whether the customer has read it. */
export type WalletNotification = Pick<WalletEvent, 'walletId' | 'createdAt' | 'data'> & {
  id: string;
  /** Usually one of `walletNotificationTypes`. A backend may send more types; ignore those that you do not know. */
  type: string;
  /** Time at which the customer read it; null before. RFC 3339, UTC. */
  readAt: string | null;
};

/** One page of notifications, with the number of all unread ones. */
export type WalletNotificationPage = Page<WalletNotification> & { unread: number };
