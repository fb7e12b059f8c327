import type Stripe from 'stripe';
import type { ProcessorDispute } from '../PaymentProcessor.ts';
import { askStripe } from './askStripe.ts';
import { fromStripeAmount } from './stripeAmount.ts';
import type { StripePaymentRow } from './stripePaymentRows.ts';

/** A dispute as it stands now; null for a mere inquiry, and for one of a payment that is not from here. */
export async function readStripeDispute(
  stripe: Stripe,
  disputeId: string,
  findByIntent: (intentId: string) => Promise<StripePaymentRow | undefined>,
): Promise<ProcessorDispute | null> {
  const dispute = await askStripe(() => stripe.disputes.retrieve(disputeId));
  const { id, payment_intent: intent, reason } = dispute;
  const stands = standsAt(dispute.status);
  const intentId = typeof intent === 'string' ? intent : (intent?.id ?? null);
  if (stands === null || intentId === null) return null;
  const row = await findByIntent(intentId);
  if (row?.currency == null || row.amount === null) return null;
  const { idempotency_key: payment, currency } = row;
  // A dispute in another currency than the payment's is one of all of it.
  const isSame = dispute.currency.toUpperCase() === currency;
  const amount = isSame ? fromStripeAmount(dispute.amount, currency) : row.amount;
  return { id, payment, amount, currency, reason: reason.replaceAll('_', ' '), ...stands };
}

/** How far it has come: an inquiry takes no money, and a lost dispute may be won by an appeal. */
function standsAt(
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
