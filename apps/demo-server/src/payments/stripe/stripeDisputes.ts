import type Stripe from 'stripe';
import type { ProcessorDispute } from '../PaymentProcessor.ts';
import { callStripe } from './callStripe.ts';
import { fromStripeAmount } from './stripeAmount.ts';
import type { StripePaymentRow } from './stripePaymentRows.ts';

/** Reads a dispute. Returns null for an inquiry, and for a dispute of a payment that this server did not create. */
export async function readStripeDispute(
  stripe: Stripe,
  disputeId: string,
  findByIntent: (intentId: string) => Promise<StripePaymentRow | undefined>,
): Promise<ProcessorDispute | null> {
  const dispute = await callStripe(() => stripe.disputes.retrieve(disputeId));
  const { id, payment_intent: intent, reason } = dispute;
  const state = stateOf(dispute.status);
  const intentId = typeof intent === 'string' ? intent : (intent?.id ?? null);
  if (state === null || intentId === null) return null;
  const row = await findByIntent(intentId);
  if (row?.currency == null || row.amount === null) return null;
  const { idempotency_key: payment, currency } = row;
  // A dispute in another currency than the payment's counts as a dispute of the full amount.
  const isSame = dispute.currency.toUpperCase() === currency;
  const amount = isSame ? fromStripeAmount(dispute.amount, currency) : row.amount;
  return { id, payment, amount, currency, reason: reason.replaceAll('_', ' '), ...state };
}

/** Converts Stripe's status. An inquiry takes no money: null. A lost dispute can be won by an appeal. */
function stateOf(
  status: Stripe.Dispute['status'],
): { status: ProcessorDispute['status']; version: number } | null {
  switch (status) {
    case 'needs_response':
    case 'under_review':
      return { status: 'open', version: 1 };
    case 'lost':
    case 'appeal_needs_response':
    case 'appeal_under_review':
      return { status: 'lost', version: 2 };
    case 'won':
      return { status: 'won', version: 3 };
    default:
      return null;
  }
}
