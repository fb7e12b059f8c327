import type { WalletContext } from '../shared/index.ts';
import { merchantOfPayment, recordOpenItem } from './openItems.ts';
import { applyProcessorEvent } from './processorEvents.ts';
import { comparedKinds, verifyPayments } from './verifyPayments.ts';

/** How far back the nightly check looks: longer than any method takes. */
const windowMs = 45 * 86_400_000;

/**
 * Compares the processor's payments with those recorded here, every night. A success that was never heard of is
 * applied now; every other difference is logged as an error and becomes an open item. Items that no longer
 * differ are resolved.
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
  await database.query(
    `update open_items set status = 'resolved', resolved_at = $1, updated_at = $1
     where status = 'open' and kind = any ($2) and created_at >= $3
       and not (kind || ' ' || payment_id) = any ($4)`,
    [now(), [...comparedKinds], since, problems.map(({ kind, paymentId }) => `${kind} ${paymentId}`)],
  );
}

/** Applies what the processor says of a payment now. What fails has become an open item of its own. */
async function applyNow(context: WalletContext, paymentId: string): Promise<void> {
  const payment = await context.processor.readPayment(paymentId);
  if (payment) await applyProcessorEvent(context, { subject: 'payment', payment }).catch(() => undefined);
}
