import { sql } from 'kysely';
import { execute, kysely } from '../../database/queryBuilder.ts';
import type { WalletContext } from '../shared/index.ts';
import { merchantOfPayment, recordOpenItem } from './openItems.ts';
import { applyProcessorEvent } from './processorEvents.ts';
import { comparedKinds, verifyPayments } from './verifyPayments.ts';

/** Age of the oldest payments that are checked. No payment method takes longer to settle. */
const windowMs = 45 * 86_400_000;

/**
 * Compares the processor's payments with those recorded here; it runs every night. Applies a success whose event never
 * arrived. Logs every other difference as an error and records it as an open item. Resolves the items whose
 * difference is gone.
 */
export async function reconcilePayments(context: WalletContext): Promise<void> {
  const { database, logger, processor, now } = context;
  if (processor.mode === 'none') return;
  const since = new Date(now().getTime() - windowMs);
  const first = await verifyPayments(context, { since });
  for (const { kind, paymentId } of first.problems) {
    if (kind === 'unrecorded_success' || kind === 'overdue_payment') await applyNow(context, paymentId);
  }
  const { problems } = first.problems.length === 0 ? first : await verifyPayments(context, { since });
  for (const problem of problems) {
    const { kind, paymentId, message } = problem;
    const merchantId = problem.merchantId ?? (await merchantOfPayment(database, paymentId));
    await recordOpenItem(context, { kind, paymentId, merchantId, message });
    logger.error({ paymentId, kind }, message);
  }
  const at = now();
  const stillOpen = problems.map(({ kind, paymentId }) => `${kind} ${paymentId}`);
  const update = kysely
    .updateTable('open_items')
    .set({ status: 'resolved', resolved_at: at, updated_at: at })
    .where('status', '=', sql.lit('open'))
    .where('kind', '=', ({ fn, val }) => fn.any(val([...comparedKinds])))
    .where('created_at', '>=', since)
    .where(sql<boolean>`not (kind || ' ' || payment_id) = any (${stillOpen})`);
  await execute(database, update);
}

/** Applies the current status of a payment at the processor. A failure is recorded as an open item of its own. */
async function applyNow(context: WalletContext, paymentId: string): Promise<void> {
  const payment = await context.processor.readPayment(paymentId);
  if (payment) await applyProcessorEvent(context, { subject: 'payment', payment }).catch(() => undefined);
}
