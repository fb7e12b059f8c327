import type Stripe from 'stripe';
import type { Database } from '../../database/Database.ts';
import type { CreateRefundParameters, ProcessorRefund } from '../PaymentProcessor.ts';
import { askStripe, isRefusal } from './askStripe.ts';
import { toStripeAmount } from './stripeAmount.ts';

/** Refunds at Stripe: by one key once, also after Stripe has forgotten the key. */
export function stripeRefunds(database: Database, stripe: Stripe) {
  /** The refund that a key has made already. It is looked for at Stripe where an answer was lost. */
  async function findMade(idempotencyKey: string, intentId: string): Promise<Stripe.Refund | null> {
    const [row] = await database.query<{ refund_id: string | null }>(
      `insert into stripe_refunds (idempotency_key) values ($1)
       on conflict (idempotency_key) do update set idempotency_key = $1 returning refund_id`,
      [idempotencyKey],
    );
    const refundId = row?.refund_id;
    if (refundId) return askStripe(() => stripe.refunds.retrieve(refundId));
    const { data } = await askStripe(() => stripe.refunds.list({ payment_intent: intentId, limit: 100 }));
    return data.find(({ metadata }) => metadata?.coffer_key === idempotencyKey) ?? null;
  }

  return {
    async refund(intentId: string, parameters: CreateRefundParameters): Promise<ProcessorRefund> {
      const { idempotencyKey, currency } = parameters;
      const amount = toStripeAmount(parameters.amount, currency);
      if (amount === null) {
        const message = 'Stripe cannot refund this amount to its last unit.';
        return { idempotencyKey, status: 'failed', message };
      }
      try {
        const refund =
          (await findMade(idempotencyKey, intentId)) ??
          (await askStripe(() =>
            stripe.refunds.create(
              {
                payment_intent: intentId,
                amount,
                metadata: { coffer_key: idempotencyKey },
              },
              { idempotencyKey },
            ),
          ));
        await database.query('update stripe_refunds set refund_id = $2 where idempotency_key = $1', [
          idempotencyKey,
          refund.id,
        ]);
        return toRefund(idempotencyKey, refund);
      } catch (error) {
        if (!isRefusal(error)) throw error;
        return { idempotencyKey, status: 'failed', message: error.message };
      }
    },

    /** A refund that was made here, as it stands now; null for one that was not. */
    async read(refundId: string): Promise<ProcessorRefund | null> {
      const refund = await askStripe(() => stripe.refunds.retrieve(refundId));
      const key = refund.metadata?.coffer_key;
      if (key === undefined) return null;
      const own = await database.query('select from stripe_refunds where idempotency_key = $1', [key]);
      return own.length > 0 ? toRefund(key, refund) : null;
    },
  };
}

function toRefund(idempotencyKey: string, refund: Stripe.Refund): ProcessorRefund {
  switch (refund.status) {
    case 'succeeded':
      return { idempotencyKey, status: 'succeeded' };
    case 'failed':
    case 'canceled': {
      const why = refund.failure_reason?.replaceAll('_', ' ') ?? refund.status;
      return { idempotencyKey, status: 'failed', message: `The refund did not arrive: ${why}.` };
    }
    default:
      return { idempotencyKey, status: 'processing' };
  }
}
