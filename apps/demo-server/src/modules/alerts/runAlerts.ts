import type { Transaction } from '../../database/Database.ts';
import { execute, kysely } from '../../database/queryBuilder.ts';
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
      group: merchantId,
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

/** Selects since when each alert is due, as SQL with `$1` as now: the time of its first event that is not evaluated. */
export const alertsDueAt = `
  select coalesce((select e.created_at from ledger.events e
    where e.account_id = a.wallet_id and e.sequence > a.evaluated_sequence order by e.sequence limit 1), $1::timestamptz)
  from alert_settings a where a.is_due`;

/** Marks the alerts of these wallets as due for evaluation. */
export async function markAlertsDue(transaction: Transaction, walletIds: string[]): Promise<void> {
  const update = kysely
    .updateTable('alert_settings')
    .set({ is_due: true })
    .where('wallet_id', 'in', ({ selectFrom }) =>
      selectFrom('alert_settings')
        .select('wallet_id')
        .where('wallet_id', '=', ({ fn, val }) => fn.any(val(walletIds)))
        .where('enabled', '=', true)
        .orderBy('wallet_id')
        .forUpdate(),
    );
  await execute(transaction, update);
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
    const enabled = alert.enabled && !isClosingOrClosed(status);
    const update = kysely
      .updateTable('alert_settings')
      .set({ is_due: false, enabled })
      .where('wallet_id', '=', walletId);
    await execute(transaction, update);
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
  const update = kysely
    .updateTable('alert_settings')
    .set({
      is_low: isLow,
      low_sequence: lowSequence,
      evaluated_sequence: events.at(-1)?.sequence ?? alert.evaluated_sequence,
      is_due: events.length === batchSize,
    })
    .where('wallet_id', '=', walletId);
  await execute(transaction, update);
  return events.length < batchSize;
}
