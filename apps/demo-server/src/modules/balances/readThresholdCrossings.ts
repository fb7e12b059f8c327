import type { WalletBalance } from '@coffer/adapter';
import type { Queryable } from '../../database/Database.ts';
import { type AccountBalance, findThresholdCrossing } from '../../ledger/index.ts';
import { type AlertRow, findAlert } from './alertRows.ts';

/** Reads since which events a wallet is low and empty, as of the given balance. */
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
 * Reads the number of the event by which a wallet fell below its alert's threshold. Null while the balance is not low
 * or the alert is off. Combines the alert's last evaluation with the events since then, so the result is exact even
 * before those events are evaluated.
 */
export async function readLowBalanceSince(
  queryable: Queryable,
  alert: AlertRow | undefined,
  { accountId, available, sequence }: AccountBalance,
): Promise<number | null> {
  if (!alert?.enabled || alert.threshold === null || available >= alert.threshold) return null;
  // Another server may have evaluated events that this balance does not include yet. Ignore that evaluation.
  const evaluated = alert.evaluated_sequence <= sequence ? alert.evaluated_sequence : 0;
  const crossing = await findThresholdCrossing(queryable, {
    accountId,
    below: alert.threshold,
    after: evaluated,
    upTo: sequence,
  });
  if (crossing !== null) return crossing;
  return evaluated > 0 && alert.low_sequence !== null ? alert.low_sequence : evaluated + 1;
}

/** Reads only a few events: an empty wallet accepts no debits. */
async function readEmptyBalanceSince(
  queryable: Queryable,
  { accountId, available, sequence }: AccountBalance,
): Promise<number | null> {
  if (available > 0) return null;
  return (await findThresholdCrossing(queryable, { accountId, below: 1, upTo: sequence })) ?? 1;
}
