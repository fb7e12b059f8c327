import { type ClaimTasks, createWorkerPool } from '../../jobs/createWorkerPool.ts';
import { dueParameters, dueRows } from '../../jobs/dueRows.ts';
import { type WalletContext, withProcessorDeadline } from '../shared/index.ts';
import { evaluateAutoTopUp } from './evaluateAutoTopUp.ts';
import { retryAttempt } from './retryAttempt.ts';

/** How long a wallet that could not be judged is left alone. */
const leftAloneMs = 60_000;

/**
 * Evaluates each rule that is due, and retries each attempt that waits for an answer, once. For tests and the
 * test clock: a server has pools that keep running.
 *
 * @throws the first error, after every wallet had its turn
 */
export async function runAutoTopUps(context: WalletContext): Promise<void> {
  const pools = [claimAttempts(context), claimRules(context)].map((claim) => createWorkerPool(claim));
  const outcomes = await Promise.allSettled(pools.map((pool) => pool.drain()));
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
}

/** Picks rules that are due. The rule's own row lock lets one server evaluate it. */
export function claimRules(context: WalletContext): ClaimTasks {
  return claimWallets(context, dueRuleSql, (within, walletId) => evaluate(within, walletId));
}

/** Picks attempts whose answer never came. The rule's row lock lets one server ask again. */
export function claimAttempts(context: WalletContext): ClaimTasks {
  return claimWallets(context, dueAttemptSql, retryAttempt);
}

const dueRuleSql = dueRows({ from: 'auto_top_ups', id: 'wallet_id', due: 'next_evaluation_at' });
const dueAttemptSql = dueRows({
  from: `(select a.wallet_id, r.merchant_id, a.retry_at from auto_top_up_attempts a
    join auto_top_ups r on r.wallet_id = a.wallet_id where a.in_flight and a.retry_at is not null)`,
  id: 'wallet_id',
  due: 'retry_at',
});

function claimWallets(
  context: WalletContext,
  dueSql: string,
  work: (context: WalletContext, walletId: string) => Promise<void>,
): ClaimTasks {
  return async (free) => {
    const due = await context.database.query<{ wallet_id: string; merchant_id: string }>(
      `select wallet_id, merchant_id from auto_top_ups where wallet_id in (${dueSql})`,
      dueParameters(context.now(), free),
    );
    return due.map(({ wallet_id: walletId, merchant_id: merchantId }) => ({
      id: walletId,
      ...{ lane: merchantId, tenant: merchantId },
      run: () => withProcessorDeadline(context, (within) => work(within, walletId)),
    }));
  };
}

async function evaluate(context: WalletContext, walletId: string): Promise<void> {
  try {
    await evaluateAutoTopUp(context, walletId);
  } catch (error) {
    const later = new Date(context.now().getTime() + leftAloneMs);
    await context.database.query(
      'update auto_top_ups set next_evaluation_at = $2 where wallet_id = $1 and next_evaluation_at is not null',
      [walletId, later],
    );
    throw error;
  }
}
