import { judgeAutoTopUp } from './judgeAutoTopUp.ts';
import { retryAttempt } from './retryAttempt.ts';
import type { WalletContext } from './WalletContext.ts';

/** How many wallets one round takes of each kind. */
const wallets = 20;
/** How long a wallet that could not be judged is left alone. */
const leftAloneMs = 60_000;

/**
 * Judges each rule that is due, and asks again about each attempt that waits for an answer. Any number of
 * servers can run it at once; one wallet's failure leaves the others alone, and is thrown at the end.
 */
export async function runAutoTopUps(context: WalletContext): Promise<void> {
  const { database } = context;
  const now = context.now();
  const due = (sql: string) => database.query<{ wallet_id: string }>(sql, [now, wallets]);
  const toRetry = await due(
    'select wallet_id from auto_top_up_attempts where in_flight and retry_at <= $1 order by retry_at limit $2',
  );
  const toJudge = await due(
    'select wallet_id from auto_top_ups where judge_at <= $1 order by judge_at limit $2',
  );
  const outcomes = await Promise.allSettled([
    ...toRetry.map(({ wallet_id: walletId }) => retryAttempt(context, walletId)),
    ...toJudge.map(({ wallet_id: walletId }) => judge(context, walletId)),
  ]);
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
}

async function judge(context: WalletContext, walletId: string): Promise<void> {
  try {
    await judgeAutoTopUp(context, walletId);
  } catch (error) {
    const later = new Date(context.now().getTime() + leftAloneMs);
    await context.database.query(
      'update auto_top_ups set judge_at = $2 where wallet_id = $1 and judge_at is not null',
      [walletId, later],
    );
    throw error;
  }
}
