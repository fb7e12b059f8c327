import type { Transaction } from '../../database/Database.ts';
import { type ClaimTasks, createWorkerPool } from '../../jobs/createWorkerPool.ts';
import { dueParameters, dueRows } from '../../jobs/dueRows.ts';
import { readEvents } from '../../ledger/index.ts';
import { findAlert, requireBalance } from '../balances/index.ts';
import type { WalletContext } from '../shared/index.ts';
import { isClosingOrClosed } from '../wallets/index.ts';
import { emitBalanceAlert } from './emitBalanceAlert.ts';

/** Maximum events of one wallet that one transaction evaluates. */
const batchSize = 200;

/** Evaluates each alert that is due, once. For tests and the test clock: a server has a pool that keeps running. */
export function runAlerts(context: WalletContext): Promise<void> {
  return createWorkerPool(claimAlerts(context)).drain();
}

/** Finds alerts that are due. Several servers may evaluate the same one: each locks it first. */
export function claimAlerts(context: WalletContext): ClaimTasks {
  return async (free) => {
    const due = await context.database.query<{ wallet_id: string; merchant_id: string }>(
      `select wallet_id, merchant_id from alert_settings where wallet_id in (${dueAlerts})`,
      dueParameters(context.now(), free),
    );
    return due.map(({ wallet_id: walletId, merchant_id: merchantId }) => ({
      id: walletId,
      lane: merchantId,
      tenant: merchantId,
      async run() {
        let isDone = false;
        while (!isDone) {
          isDone = await context.database.transaction((transaction) =>
            evaluate(transaction, walletId, context.now()),
          );
        }
        return 'answered';
      },
    }));
  };
}

const dueAlerts = dueRows({
  from: '(select * from alert_settings where is_due)',
  id: 'wallet_id',
  due: `'-infinity'::timestamptz`,
});

/** Marks the alerts of these wallets as due for evaluation. */
export async function markAlertsDue(transaction: Transaction, walletIds: string[]): Promise<void> {
  await transaction.query(
    `update alert_settings set is_due = true where wallet_id in (select wallet_id from alert_settings
       where wallet_id = any ($1::text[]) and enabled order by wallet_id for update)`,
    [walletIds],
  );
}

/**
 * Evaluates a wallet's next events, one by one, from the event after the last evaluated one. So each crossing is
 * reported exactly once, in any order of servers.
 *
 * @returns whether all events are evaluated
 */
async function evaluate(transaction: Transaction, walletId: string, now: Date): Promise<boolean> {
  const alert = await findAlert(transaction, walletId, 'lock');
  if (!alert?.is_due) return true;
  const { status } = await requireBalance(transaction, walletId, now);
  if (!alert.enabled || alert.threshold === null || isClosingOrClosed(status)) {
    // Closing a wallet empties it on purpose, which needs no alert.
    await transaction.query(
      `update alert_settings set is_due = false, enabled = enabled and $2::boolean where wallet_id = $1`,
      [walletId, !isClosingOrClosed(status)],
    );
    return true;
  }
  const events = await readEvents(transaction, {
    accountId: walletId,
    afterSequence: alert.evaluated_sequence,
    limit: batchSize,
  });
  let isLow = alert.is_low;
  let lowSequence = alert.low_sequence;
  for (const { balance, sequence } of events) {
    const available = balance.balance - balance.reserved;
    if (available < alert.threshold === isLow) continue;
    isLow = !isLow;
    lowSequence = isLow ? sequence : null;
    await emitBalanceAlert(transaction, { ...alert, is_low: isLow }, { available, now });
  }
  await transaction.query(
    `update alert_settings set is_low = $2, low_sequence = $3, evaluated_sequence = $4, is_due = $5
       where wallet_id = $1`,
    [
      walletId,
      isLow,
      lowSequence,
      events.at(-1)?.sequence ?? alert.evaluated_sequence,
      events.length === batchSize,
    ],
  );
  return events.length < batchSize;
}
