import type { AutoTopUpAttempt, AutoTopUpSettings, TopUpFailureCode } from '@coffer/adapter';
import type { Queryable, SqlRow } from '../../database/Database.ts';

/** A wallet's rule as stored, with what stands in the wallet. */
export type RuleRow = SqlRow & {
  wallet_id: string;
  merchant_id: string;
  customer_id: string;
  enabled: boolean;
  version: number;
  mode: AutoTopUpSettings['mode'] | null;
  threshold: number | null;
  amount: number | null;
  payment_method_id: string | null;
  monthly_cap: number | null;
  daily_count: number | null;
  declines: number;
  paused_code: TopUpFailureCode | 'payment_method_removed' | null;
  paused_at: Date | null;
  cooldown_until: Date | null;
  next_evaluation_at: Date | null;
};

/** An attempt as stored. */
export type AttemptRow = SqlRow & {
  id: string;
  wallet_id: string;
  top_up_id: string;
  currency: string;
  total: number;
  status: AutoTopUpAttempt['status'];
  in_flight: boolean;
  failure_code: TopUpFailureCode | null;
  failure_message: string | null;
  attempt_count: number;
  retry_at: Date | null;
  created_at: Date;
};

/**
 * A wallet's rule; with `lock`, nobody else judges or changes it until the transaction ends. Locks are taken
 * in one order: a top-up, then its rule, then the ledger's accounts.
 */
export async function findRule(
  database: Queryable,
  walletId: string,
  lock: 'lock' | 'read' = 'read',
): Promise<RuleRow | undefined> {
  const [row] = await database.query<RuleRow>(
    `select * from auto_top_ups where wallet_id = $1 ${lock === 'lock' ? 'for update' : ''}`,
    [walletId],
  );
  return row;
}

/** The one attempt of a wallet whose outcome is not known yet. */
export async function findAttemptInFlight(
  database: Queryable,
  walletId: string,
): Promise<AttemptRow | undefined> {
  const [row] = await database.query<AttemptRow>(
    'select * from auto_top_up_attempts where wallet_id = $1 and in_flight',
    [walletId],
  );
  return row;
}

/** What the customer set, or null before the first time. */
export function settingsOf(row: RuleRow | undefined, currency: string): AutoTopUpSettings | null {
  if (!row) return null;
  const { mode, threshold, amount, payment_method_id: paymentMethodId } = row;
  const { monthly_cap: monthlyCap, daily_count: dailyCount } = row;
  if (mode === null || threshold === null || amount === null) return null;
  if (paymentMethodId === null || monthlyCap === null || dailyCount === null) return null;
  const money = (minor: number) => ({ amount: minor, currency });
  return {
    mode,
    threshold: money(threshold),
    amount: money(amount),
    paymentMethodId,
    monthlyCap: money(monthlyCap),
    dailyCount,
  };
}

/** A stored attempt as the wire shows it. */
export function toAttempt(row: AttemptRow): AutoTopUpAttempt {
  const { id, top_up_id: topUpId, status, failure_code: code, failure_message: message } = row;
  return {
    id,
    topUpId,
    amount: { amount: row.total, currency: row.currency },
    status,
    failure: code === null ? null : { code, message: message ?? '' },
    createdAt: row.created_at.toISOString(),
  };
}
