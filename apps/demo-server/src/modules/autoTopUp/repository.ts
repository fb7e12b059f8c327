import type { AutoTopUpAttempt, AutoTopUpSettings } from '@coffer/adapter';
import type { Selectable } from 'kysely';
import type { Queryable, Transaction } from '../../database/Database.ts';
import { execute, executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import type { AutoTopUpAttemptsTable, AutoTopUpsTable } from '../../database/tables.gen.ts';

/** The auto top-up of one wallet: what the customer set, and its state. */
export type RuleRow = Selectable<AutoTopUpsTable>;
export type AttemptRow = Selectable<AutoTopUpAttemptsTable>;

/**
 * Finds a wallet's rule. `lock` keeps other transactions from evaluating or changing it. Lock order: a top-up, then
 * its rule, then the ledger's accounts.
 */
export function findRule(
  database: Queryable,
  walletId: string,
  lock: 'lock' | 'read' = 'read',
): Promise<RuleRow | undefined> {
  const query = kysely
    .selectFrom('auto_top_ups')
    .selectAll()
    .where('wallet_id', '=', walletId)
    .$if(lock === 'lock', (found) => found.forUpdate());
  return executeTakeFirst(database, query);
}

/** Finds the attempt of a wallet whose outcome is not known yet. A wallet has one at most. */
export function findAttemptInFlight(database: Queryable, walletId: string): Promise<AttemptRow | undefined> {
  const query = kysely
    .selectFrom('auto_top_up_attempts')
    .selectAll()
    .where('wallet_id', '=', walletId)
    .where('in_flight', '=', true);
  return executeTakeFirst(database, query);
}

/** Sets when a rule is evaluated next; null waits for the next event of the wallet. */
export async function scheduleEvaluation(
  transaction: Transaction,
  walletId: string,
  next_evaluation_at: Date | null,
): Promise<void> {
  await execute(
    transaction,
    kysely.updateTable('auto_top_ups').set({ next_evaluation_at }).where('wallet_id', '=', walletId),
  );
}

/** Usage of a rule's caps. Months and days are those of UTC. */
export type AutoTopUpUsage = {
  /** Charged in this month, with the attempt in flight, in minor units. */
  month: number;
  /** Number of charges today, with the attempt in flight. */
  day: number;
  monthEnds: Date;
  dayEnds: Date;
};

/**
 * Reads what counts against a rule's caps. An attempt in flight counts as charged, since only the response may be
 * missing.
 *
 * @param except an attempt that is not counted
 */
export async function readUsage(
  database: Queryable,
  { walletId, now, except }: { walletId: string; now: Date; except?: string },
): Promise<AutoTopUpUsage> {
  const [year, month, day] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()];
  const today = new Date(Date.UTC(year, month, day));
  let query = kysely
    .selectFrom('auto_top_up_attempts')
    .select(['total', 'in_flight', 'counted_at'])
    .where('wallet_id', '=', walletId)
    .where((row) =>
      row.or([
        row('in_flight', '=', true),
        row.and([row('status', '=', 'settled'), row('counted_at', '>=', new Date(Date.UTC(year, month)))]),
      ]),
    );
  if (except !== undefined) query = query.where('id', '<>', except);
  const counted = await execute(database, query);
  return {
    month: counted.reduce((sum, { total }) => sum + total, 0),
    day: counted.filter((attempt) => attempt.in_flight || attempt.counted_at >= today).length,
    monthEnds: new Date(Date.UTC(year, month + 1)),
    dayEnds: new Date(Date.UTC(year, month, day + 1)),
  };
}

/** Returns what the customer set, or null before the first time. */
export function settingsOf(row: RuleRow | undefined, currency: string): AutoTopUpSettings | null {
  if (!row) return null;
  const { mode, threshold, amount, payment_method_id: paymentMethodId } = row;
  const { monthly_cap: monthlyCap, daily_count: dailyCount } = row;
  if (mode === null || threshold === null || amount === null) return null;
  if (paymentMethodId === null || monthlyCap === null || dailyCount === null) return null;
  const money = (minorUnits: number) => ({ amount: minorUnits, currency });
  return {
    mode,
    threshold: money(threshold),
    amount: money(amount),
    paymentMethodId,
    monthlyCap: money(monthlyCap),
    dailyCount,
  };
}

/** Converts a stored attempt to the wire's shape. */
export function toAttempt(row: AttemptRow): AutoTopUpAttempt {
  return {
    id: row.id,
    topUpId: row.top_up_id,
    amount: { amount: row.total, currency: row.currency },
    status: row.status,
    failure: toFailure(row),
    createdAt: row.created_at.toISOString(),
  };
}

function toFailure({
  id,
  failure_code: code,
  failure_message: message,
}: AttemptRow): AutoTopUpAttempt['failure'] {
  if (code === null) return null;
  if (message === null) throw new Error(`Attempt ${id} failed with ${code} and has no message.`);
  return { code, message };
}
