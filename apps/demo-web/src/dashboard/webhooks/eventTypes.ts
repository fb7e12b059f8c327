import type { Schemas } from '../../api/Schemas.ts';

type EventType = NonNullable<Schemas['CreateWebhookEndpoint']['eventTypes']>[number];

// A type that is missing here, or that the API does not have, fails to compile.
const known: Record<EventType, true> = {
  'wallet.created': true,
  'wallet.topped_up': true,
  'wallet.payment_made': true,
  'wallet.refunded': true,
  'wallet.adjusted': true,
  'wallet.balance_low': true,
  'wallet.balance_recovered': true,
  'wallet.hold_created': true,
  'wallet.hold_released': true,
  'wallet.hold_expired': true,
  'wallet.credit_expiring': true,
  'wallet.credit_expired': true,
  'wallet.frozen': true,
  'wallet.unfrozen': true,
  'wallet.closing': true,
  'wallet.closed': true,
  'wallet.auto_top_up_succeeded': true,
  'wallet.auto_top_up_failed': true,
  'wallet.auto_top_up_paused': true,
  'wallet.auto_top_up_action_required': true,
  'top_up.settled': true,
  'top_up.failed': true,
  'top_up.canceled': true,
  'top_up.expired': true,
  'invoice.paid': true,
  'ledger.checkpoint_created': true,
  'invoice.overpaid': true,
  'invoice.partially_paid': true,
};

const isEventType = (type: string): type is EventType => type in known;

/** The event types that an endpoint can receive. */
export const eventTypes: readonly EventType[] = Object.keys(known).filter(isEventType);
