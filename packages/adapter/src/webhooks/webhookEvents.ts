import type { WebhookObjects } from './WebhookObjects.ts';

/** Version of the payloads. It changes only when a field changes or disappears. */
export const webhookApiVersion = '2026-12-01';

/** Name of an object in `data`. `?` marks one that only some events of a type have. */
type ObjectName = keyof WebhookObjects | `${keyof WebhookObjects}?`;

const refundObjects = ['customer', 'wallet', 'refund', 'topUp?', 'invoice?', 'paymentMethod?'] as const;
const topUpObjects = ['customer', 'wallet', 'topUp', 'paymentMethod?', 'paymentLink?', 'refund?'] as const;
const holdObjects = ['customer', 'wallet', 'hold', 'invoice?'] as const;
const disputeObjects = ['customer', 'wallet', 'dispute', 'topUp?', 'invoice?'] as const;
const autoTopUpObjects = ['customer', 'wallet', 'autoTopUp', 'topUp?', 'paymentMethod?'] as const;
const invoiceObjects = ['customer', 'wallet?', 'invoice'] as const;

/**
 * Every type of webhook event: its description and the names of the objects in its `data`, in their order. The server
 * builds its payloads from this list, and the types of events are derived from it.
 */
export const webhookEvents = {
  'customer.created': { description: 'Sent when a customer is created.', objects: ['customer'] },
  'wallet.created': { description: 'Sent when a wallet is created.', objects: ['customer', 'wallet'] },
  'wallet.topped_up': {
    description:
      'Sent when funds are added to a wallet: by a top-up (once, with its bonus), by you or as a promotion.',
    objects: ['customer', 'wallet', 'entry', 'bonusEntry?', 'topUp?', 'paymentMethod?', 'paymentLink?'],
  },
  'wallet.payment_made': {
    description: 'Sent when a payment is deducted from a wallet.',
    objects: ['customer', 'wallet', 'entry', 'hold?', 'invoice?'],
  },
  'wallet.refunded': {
    description:
      'Sent when a refund adds funds to a wallet, or when a wallet is refunded to a payment method or paid out.',
    objects: [
      'customer',
      'wallet',
      'direction',
      'destination',
      'entry?',
      'refund?',
      'topUp?',
      'invoice?',
      'paymentMethod?',
    ],
  },
  'wallet.adjusted': {
    description: 'Sent when a balance is adjusted manually, or by a dispute or reversal.',
    objects: ['customer', 'wallet', 'entry', 'dispute?', 'grant?', 'refund?', 'topUp?', 'invoice?'],
  },
  'wallet.balance_low': {
    description: 'Sent once each time the available balance drops below the threshold of its alert.',
    objects: ['customer', 'wallet', 'alert'],
  },
  'wallet.balance_recovered': {
    description: 'Sent when the available balance reaches the threshold of its alert again.',
    objects: ['customer', 'wallet', 'alert'],
  },
  'wallet.hold_created': { description: 'Sent when funds are reserved.', objects: holdObjects },
  'wallet.hold_released': {
    description: 'Sent when a hold is released and its funds are available again.',
    objects: holdObjects,
  },
  'wallet.hold_expired': {
    description: 'Sent when a hold expires and its funds are released.',
    objects: holdObjects,
  },
  'wallet.credit_expiring': {
    description: 'Sent before credit expires, as many days ahead as your settings specify.',
    objects: ['customer', 'wallet', 'grant', 'expiringAmount'],
  },
  'wallet.credit_expired': {
    description: 'Sent when credit expires and is removed from the wallet.',
    objects: ['customer', 'wallet', 'entry', 'grant?'],
  },
  'wallet.frozen': { description: 'Sent when a wallet is frozen.', objects: ['customer', 'wallet'] },
  'wallet.unfrozen': { description: 'Sent when a wallet is unfrozen.', objects: ['customer', 'wallet'] },
  'wallet.closing': {
    description: 'Sent when a wallet starts to close. It rejects every change from then on.',
    objects: ['customer', 'wallet', 'reason'],
  },
  'wallet.closed': {
    description: 'Sent when a wallet is closed and its balance is zero.',
    objects: ['customer', 'wallet', 'reason'],
  },
  'wallet.auto_top_up_succeeded': {
    description: 'Sent when an auto top-up succeeds.',
    objects: autoTopUpObjects,
  },
  'wallet.auto_top_up_failed': {
    description: 'Sent when an auto top-up is declined, with the reason and the time of the next attempt.',
    objects: [...autoTopUpObjects, 'failure', 'declines', 'nextAttemptAt?'],
  },
  'wallet.auto_top_up_paused': {
    description: 'Sent when auto top-up is paused until the customer acts.',
    objects: [...autoTopUpObjects, 'failure'],
  },
  'wallet.auto_top_up_action_required': {
    description: 'Sent when the customer must confirm an auto top-up.',
    objects: autoTopUpObjects,
  },
  'top_up.settled': {
    description: 'Sent when a top-up is settled: its payment succeeded and its funds were added.',
    objects: topUpObjects,
  },
  'top_up.failed': { description: 'Sent when a top-up fails, with the reason.', objects: topUpObjects },
  'top_up.canceled': { description: 'Sent when a top-up is canceled.', objects: topUpObjects },
  'top_up.expired': {
    description: 'Sent when the customer does not confirm a top-up in time.',
    objects: topUpObjects,
  },
  'invoice.opened': {
    description: 'Sent when a draft invoice is opened and becomes due.',
    objects: invoiceObjects,
  },
  'invoice.charge_upcoming': {
    description:
      'Sent before an invoice is collected automatically, as many days ahead as your settings specify.',
    objects: [...invoiceObjects, 'chargeAt?'],
  },
  'invoice.payment_failed': {
    description:
      'Sent when an invoice is not paid in full, with the reason and the time of the next attempt.',
    objects: [...invoiceObjects, 'failure?', 'nextAttemptAt?'],
  },
  'invoice.overdue': {
    description: 'Sent when the due date of an unpaid invoice has passed.',
    objects: invoiceObjects,
  },
  'invoice.uncollectible': {
    description: 'Sent when you mark an invoice as uncollectible.',
    objects: invoiceObjects,
  },
  'invoice.voided': { description: 'Sent when an open invoice is voided.', objects: invoiceObjects },
  'invoice.paid': { description: 'Sent when an invoice is paid in full.', objects: invoiceObjects },
  'invoice.partially_paid': {
    description: 'Sent when an invoice is paid in part and the rest stays due.',
    objects: invoiceObjects,
  },
  'invoice.overpaid': {
    description: 'Sent when a payment exceeds the amount due of an invoice. The surplus is refunded.',
    objects: ['customer', 'wallet?', 'invoice', 'surplus?', 'refund?'],
  },
  'wallet.payout_required': {
    description:
      'Sent when you have to return money to a customer by hand. Mark the payout as paid when you have.',
    objects: ['customer', 'wallet', 'payout'],
  },
  'wallet.payout_paid': {
    description: 'Sent when you mark a payout as paid.',
    objects: ['customer', 'wallet', 'payout'],
  },
  'refund.created': { description: 'Sent when a refund is created.', objects: refundObjects },
  'refund.settled': { description: 'Sent when all parts of a refund are settled.', objects: refundObjects },
  'refund.failed': {
    description: 'Sent when a part of a refund fails. Retry the refund, or credit it to the wallet.',
    objects: refundObjects,
  },
  'dispute.opened': {
    description: "Sent when a customer's bank disputes a payment. The amount is deducted from the wallet.",
    objects: disputeObjects,
  },
  'dispute.won': {
    description: 'Sent when a dispute is decided for you. The amount is returned.',
    objects: disputeObjects,
  },
  'dispute.lost': {
    description: 'Sent when a dispute is decided for the customer.',
    objects: disputeObjects,
  },
  'payment_link.paid': {
    description: 'Sent when a payment link is paid.',
    objects: ['customer', 'wallet', 'paymentLink', 'topUp', 'paymentMethod?'],
  },
  'payment_link.expired': {
    description: 'Sent when a payment link expires without being paid.',
    objects: ['customer', 'wallet', 'paymentLink'],
  },
  'payment_method.added': {
    description: 'Sent when a payment method is added.',
    objects: ['customer', 'paymentMethod'],
  },
  'payment_method.removed': {
    description: 'Sent when a payment method is removed.',
    objects: ['customer', 'paymentMethod'],
  },
  'payment_method.expiring': {
    description: 'Sent once, in the last 30 days before a saved card expires.',
    objects: ['customer', 'paymentMethod'],
  },
  'ledger.checkpoint_created': {
    description: 'Sent daily, with a fingerprint of all your entries. Keep its root outside this server.',
    objects: ['checkpoint'],
  },
  'webhook.test': {
    description: 'Sent when you test an endpoint, whatever event types it subscribes to.',
    objects: ['endpointId'],
  },
} as const satisfies Record<string, { description: string; objects: readonly ObjectName[] }>;

/** Type of a webhook event. */
export type WebhookEventType = keyof typeof webhookEvents;

type NamesOf<Type extends WebhookEventType> = (typeof webhookEvents)[Type]['objects'][number];
type RequiredNames<Name> = Exclude<Name, `${string}?`>;
type OptionalNames<Name> = Name extends `${infer Base}?` ? Base : never;

/** The `data` of an event of a type. */
export type WebhookData<Type extends WebhookEventType> = Pick<
  WebhookObjects,
  RequiredNames<NamesOf<Type>> & keyof WebhookObjects
> &
  Partial<Pick<WebhookObjects, OptionalNames<NamesOf<Type>> & keyof WebhookObjects>>;

/** An event of one type, as its receiver gets it. */
export type WebhookEventOf<Type extends WebhookEventType> = {
  /** Unique identifier of the event, also in the `webhook-id` header. A repeated delivery has the same one. */
  id: string;
  type: Type;
  apiVersion: string;
  /** Time of the event. RFC 3339, UTC. */
  timestamp: string;
  /** Whether the payments of the server move real money. */
  livemode: boolean;
  data: WebhookData<Type>;
};

/** An event as its receiver gets it. Narrow it by its `type`. */
export type WebhookEvent = { [Type in WebhookEventType]: WebhookEventOf<Type> }[WebhookEventType];
