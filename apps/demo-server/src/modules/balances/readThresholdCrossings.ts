import type { WalletBalance } from '@coffer/adapter';
import type { Queryable } from '../../database/Database.ts';
import { type AccountBalance, findThresholdCrossing } from '../../ledger/index.ts';
import { type AlertRow, findAlert } from './alertRows.ts';

/** Since which events a wallet is low or empty, as of one reading of its balance. */
export async function readThresholdCrossings(
  queryable: Queryable,
  balance: AccountBalance,
): Promise<Required<Pick<WalletBalance, 'lowSinceSequence' | 'emptySinceSequence'>>> {
  const alert = await findAlert(queryable, balance.accountId);
  return {
    lowSinceSequence: await readLowBalanceSince(queryable, alert, balance),
    emptySinceSequence: await readEmptyBalanceSince(queryable, balance),
  };
}

/**
 * The number of the event by which a wallet fell below its alert's threshold; null while it is not, or the alert is
 * off. What the alert's last look has found, and what happened since: so it is exact also before that is judged.
 */
export async function readLowBalanceSince(
  queryable: Queryable,
  alert: AlertRow | undefined,
  { accountId, available, sequence }: AccountBalance,
): Promise<number | null> {
  if (!alert?.enabled || alert.threshold === null || available >= alert.threshold) return null;
  // Another server may have judged more than this reading shows: then its word is of another moment.
  const judged = alert.evaluated_sequence <= sequence ? alert.evaluated_sequence : 0;
  const fall = await findThresholdCrossing(queryable, {
    accountId,
    below: alert.threshold,
    after: judged,
    upTo: sequence,
  });
  if (fall !== null) return fall;
  return judged > 0 && alert.low_sequence !== null ? alert.low_sequence : judged + 1;
}

/** An empty wallet takes no debits, so there are few events to look back over. */
async function readEmptyBalanceSince(
  queryable: Queryable,
  { accountId, available, sequence }: AccountBalance,
): Promise<number | null> {
  if (available > 0) return null;
  return (await findThresholdCrossing(queryable, { accountId, below: 1, upTo: sequence })) ?? 1;
}
