import { ProcessorUnavailable } from '../../payments/ProcessorUnavailable.ts';
import type { WalletContext } from '../shared/index.ts';
import { applyPayment, type TopUpRow } from '../topUps/index.ts';
import { type AttemptRow, findAttemptInFlight } from './autoTopUpRows.ts';

/** How long one server has to ask the processor before another one does. */
export const leaseMs = 15_000;
/** Between two questions to a processor that is out: doubled each time, up to the longest. */
const firstPauseMs = 10_000;
const longestPauseMs = 15 * 60_000;

type Attempt = { attempt: AttemptRow; topUp: TopUpRow };

/** Asks the processor for an attempt's payment, by the top-up's own id each time: it cannot charge twice. */
export async function chargeAttempt(context: WalletContext, { attempt, topUp }: Attempt): Promise<void> {
  await ask(context, attempt, () =>
    context.processor.createPayment({
      idempotencyKey: topUp.id,
      amount: topUp.total,
      currency: topUp.currency,
      method: topUp.processor_reference,
      returnUrl: null,
      customerPresent: false,
    }),
  );
}

/** Gives up an attempt that is no longer wanted, so that it cannot charge later; what was paid arrives. */
export async function giveUpAttempt(context: WalletContext, walletId: string): Promise<void> {
  const attempt = await findAttemptInFlight(context.database, walletId);
  if (!attempt || attempt.retry_at === null || attempt.retry_at > context.now()) return;
  await ask(context, attempt, () => context.processor.cancelPayment(attempt.top_up_id));
}

async function ask(
  context: WalletContext,
  attempt: AttemptRow,
  question: () => ReturnType<WalletContext['processor']['cancelPayment']>,
): Promise<void> {
  try {
    await applyPayment(context, await question());
    await context.database.query(
      `update auto_top_up_attempts set retry_at = null,
         status = case when in_flight and status = 'unavailable' then 'processing' else status end where id = $1`,
      [attempt.id],
    );
  } catch (error) {
    if (!(error instanceof ProcessorUnavailable)) throw error;
    const pauseMs = Math.min(firstPauseMs * 2 ** (attempt.attempt_count - 1), longestPauseMs);
    await context.database.query(
      `update auto_top_up_attempts set retry_at = $2,
         status = case when status = 'processing' then 'unavailable' else status end where id = $1 and in_flight`,
      [attempt.id, new Date(context.now().getTime() + pauseMs)],
    );
  }
}
