import type Stripe from 'stripe';
import type { Database } from '../../database/Database.ts';
import { execute, executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import type { CreateRefundParameters, ProcessorRefund } from '../PaymentProcessor.ts';
import { callStripe, isRejection } from './callStripe.ts';
import { toStripeAmount } from './stripeAmount.ts';

/** Refunds at Stripe: once for each key, also after Stripe has forgotten the key. */
export function stripeRefunds(database: Database, stripe: Stripe) {
  /** Finds the refund that a key has already created. Asks Stripe for it in case a response was lost. */
  async function findExisting(idempotencyKey: string, intentId: string): Promise<Stripe.Refund | null> {
    const insert = kysely
      .insertInto('stripe_refunds')
      .values({ idempotency_key: idempotencyKey })
      .onConflict((conflict) =>
        conflict.column('idempotency_key').doUpdateSet({ idempotency_key: idempotencyKey }),
      )
      .returning('refund_id');
    const refundId = (await executeTakeFirst(database, insert))?.refund_id;
    if (refundId) return callStripe(() => stripe.refunds.retrieve(refundId));
    const { data } = await callStripe(() => stripe.refunds.list({ payment_intent: intentId, limit: 100 }));
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
          (await findExisting(idempotencyKey, intentId)) ??
          (await callStripe(() =>
            stripe.refunds.create(
              {
                payment_intent: intentId,
                amount,
                metadata: { coffer_key: idempotencyKey },
              },
              { idempotencyKey },
            ),
          ));
        const update = kysely
          .updateTable('stripe_refunds')
          .set({ refund_id: refund.id })
          .where('idempotency_key', '=', idempotencyKey);
        await execute(database, update);
        return toRefund(idempotencyKey, refund);
      } catch (error) {
        if (!isRejection(error)) throw error;
        return { idempotencyKey, status: 'failed', message: error.message };
      }
    },

    /** Reads a refund. Returns null for a refund that this server did not create. */
    async read(refundId: string): Promise<ProcessorRefund | null> {
      const refund = await callStripe(() => stripe.refunds.retrieve(refundId));
      const key = refund.metadata?.coffer_key;
      if (key === undefined) return null;
      const query = kysely
        .selectFrom('stripe_refunds')
        .select('idempotency_key')
        .where('idempotency_key', '=', key);
      return (await executeTakeFirst(database, query)) ? toRefund(key, refund) : null;
    },
  };
}

function toRefund(idempotencyKey: string, refund: Stripe.Refund): ProcessorRefund {
  switch (refund.status) {
    case 'succeeded':
      return { idempotencyKey, status: 'succeeded' };
    case 'failed':
    case 'canceled': {
      const reason = refund.failure_reason?.replaceAll('_', ' ') ?? refund.status;
      return { idempotencyKey, status: 'failed', message: `The refund did not arrive: ${reason}.` };
    }
    default:
      return { idempotencyKey, status: 'processing' };
  }
}
