/**
 * Types of the events that Coffer's backends send to a customer. The server's catalog and the queries that the hooks
 * read again are both checked against this list, so a new type does not compile until both know it.
 */
export const walletEventTypes = [
  'wallet.created',
  'wallet.topped_up',
  'wallet.payment_made',
  'wallet.refunded',
  'wallet.adjusted',
  'wallet.balance_low',
  'wallet.balance_recovered',
  'wallet.hold_created',
  'wallet.hold_released',
  'wallet.hold_expired',
  'wallet.credit_expiring',
  'wallet.credit_expired',
  'wallet.frozen',
  'wallet.unfrozen',
  'wallet.closing',
  'wallet.closed',
  'wallet.auto_top_up_succeeded',
  'wallet.auto_top_up_failed',
  'wallet.auto_top_up_paused',
  'wallet.auto_top_up_action_required',
  'top_up.settled',
  'top_up.failed',
  'top_up.canceled',
  'top_up.expired',
  'invoice.opened',
  'invoice.charge_upcoming',
  'invoice.payment_failed',
  'invoice.overdue',
  'invoice.uncollectible',
  'invoice.voided',
  'invoice.paid',
  'invoice.overpaid',
  'invoice.partially_paid',
] as const;

export type WalletEventType = (typeof walletEventTypes)[number];

/** A fact about a wallet. It names what changed by id; read the balance and the rest from the port. */
export type WalletEvent = {
  /** Opaque position in the customer's events. Send it as `after` or `lastEventId` to continue from here. */
  id: string;
  /** Usually one of `walletEventTypes`. A backend may send more types; ignore those that you do not know. */
  type: string;
  walletId: string;
  /** Number of the event, counted per wallet without gaps. Compare it with `WalletBalance.sequence`. */
  sequence: number;
  /** RFC 3339, UTC. */
  createdAt: string;
  /** Ids of what the event is about, such as `topUpId`, `entryId` or `holdId`. */
  data: Record<string, unknown>;
};
