import type { WalletEventType } from '@coffer/adapter';

/** Type of an event that a customer's stream does not have. */
type MerchantEventType = 'ledger.checkpoint_created';

/** Every type of event, with its description. The adapter's list and this one must name the same types. */
export const eventTypes = {
  'wallet.created': 'A wallet was opened.',
  'wallet.topped_up': 'Funds were added.',
  'wallet.payment_made': 'A payment was deducted.',
  'wallet.refunded': 'Funds came back from a refund, or went to one.',
  'wallet.adjusted': 'A balance was corrected: by hand, by a dispute, by an undoing or by a closing.',
  'wallet.balance_low': 'The available balance fell below the threshold of its alert.',
  'wallet.balance_recovered': 'The available balance reached the threshold again.',
  'wallet.hold_created': 'Funds were reserved.',
  'wallet.hold_released': 'What was reserved is free again.',
  'wallet.hold_expired': 'A hold came to its end, and what it reserved is free again.',
  'wallet.credit_expiring': 'Credit ends within the days that your settings say.',
  'wallet.credit_expired': 'Credit came to its end and left the wallet.',
  'wallet.frozen': 'A wallet was frozen.',
  'wallet.unfrozen': 'A wallet is no longer frozen.',
  'wallet.closing': 'A wallet began to close and takes no more changes.',
  'wallet.closed': 'A wallet was closed, for good.',
  'wallet.auto_top_up_succeeded': 'An automatic top-up arrived.',
  'wallet.auto_top_up_failed': 'An automatic top-up was declined; it is tried again.',
  'wallet.auto_top_up_paused': 'Automatic top-ups have stopped until their owner acts.',
  'wallet.auto_top_up_action_required': 'An automatic top-up waits for its owner to confirm it.',
  'top_up.settled': 'A top-up arrived.',
  'top_up.failed': 'A top-up failed.',
  'top_up.canceled': 'A top-up was given up.',
  'top_up.expired': 'A top-up was not confirmed in time.',
  'ledger.checkpoint_created': 'A daily fingerprint of all your entries. Keep its root outside this server.',
  'invoice.paid': 'An invoice is paid.',
  'invoice.overpaid': 'A payment exceeded the amount due. The surplus was returned by a refund.',
  'invoice.partially_paid': 'An invoice is paid in part, and the rest is due.',
} as const satisfies Record<WalletEventType | MerchantEventType, string>;

/** Type of an event. */
export type EventType = keyof typeof eventTypes;
