import type { TopUp, TopUpFailureCode, TopUpStatus } from '@coffer/adapter';
import type { Queryable, SqlRow } from '../../database/Database.ts';
import { entryId, notFound } from '../shared/index.ts';
import type { AccessScope } from '../wallets/index.ts';

/** A top-up as stored. */
export type TopUpRow = SqlRow & {
  id: string;
  merchant_id: string;
  customer_id: string;
  wallet_id: string;
  quote_id: string;
  status: TopUpStatus;
  currency: string;
  amount: number;
  bonus: number;
  fee: number;
  tax: number;
  total: number;
  bonus_expires_at: Date | null;
  payment_method_id: string;
  processor_reference: string;
  return_url: string | null;
  processor_version: number;
  action_url: string | null;
  failure_code: TopUpFailureCode | null;
  failure_message: string | null;
  expected_at: Date | null;
  entry_number: number | null;
  balance_after: number | null;
  source: 'topUp' | 'autoTopUp' | 'paymentLink';
  payment_link_id: string | null;
  /** The refund that returned the payment, where the wallet could not receive it. */
  returned_by: string | null;
  submitting_until: Date | null;
  created_at: Date;
  updated_at: Date;
};

/** Reads a top-up that the owner may see; with `lock`, nobody else changes it until the transaction ends. */
export async function findTopUp(
  database: Queryable,
  owner: AccessScope,
  topUpId: string,
  lock: 'lock' | 'read' = 'read',
): Promise<TopUpRow> {
  const [row] = await database.query<TopUpRow>(
    `select * from top_ups where id = $1 and merchant_id = $2 and ($3::text is null or customer_id = $3)
     ${lock === 'lock' ? 'for no key update' : ''}`,
    [topUpId, owner.merchantId, owner.customerId],
  );
  if (!row) throw notFound('top-up');
  return row;
}

/** Whether nothing more can happen to it. */
export function isFinal(status: TopUpStatus): boolean {
  return status === 'settled' || status === 'failed' || status === 'canceled' || status === 'expired';
}

/** A stored top-up as the wire shows it. */
export function toTopUp(row: TopUpRow): TopUp {
  const money = (amount: number) => ({ amount, currency: row.currency });
  return {
    id: row.id,
    walletId: row.wallet_id,
    quoteId: row.quote_id,
    status: row.status,
    amount: money(row.amount),
    bonus: money(row.bonus),
    fee: money(row.fee),
    tax: money(row.tax),
    total: money(row.total),
    paymentMethodId: row.payment_method_id,
    action: row.action_url === null ? null : { type: 'redirect', url: row.action_url },
    failure:
      row.failure_code === null ? null : { code: row.failure_code, message: row.failure_message ?? '' },
    expectedAt: row.status === 'processing' ? (row.expected_at?.toISOString() ?? null) : null,
    entryId: row.entry_number === null ? null : entryId(row.wallet_id, row.entry_number),
    balanceAfter: row.balance_after === null ? null : money(row.balance_after),
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
