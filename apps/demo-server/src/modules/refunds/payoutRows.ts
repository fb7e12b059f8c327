import type { Money } from '@coffer/adapter';
import type { Queryable, Transaction } from '../../database/Database.ts';
import { execute, kysely } from '../../database/queryBuilder.ts';
import { emitCustomerEvent } from '../eventCatalog/index.ts';

/** Money that the merchant must return to a customer by hand, because no card takes it back. */
export type Payout = {
  id: string;
  customerId: string;
  walletId: string;
  /** The refund that the payout is a part of. */
  refundId: string;
  amount: Money;
  status: 'pending' | 'paid';
  /** The merchant's reference of the payment, such as a bank transfer. */
  reference: string | null;
  createdAt: string;
  /** Null while the payout is pending, and for a payout from before payouts were tracked. */
  paidAt: string | null;
};

/** Selects payouts, with the columns of their refunds. */
export function selectPayouts() {
  return kysely
    .selectFrom('refund_parts as p')
    .innerJoin('refunds as r', 'r.id', 'p.refund_id')
    .select([
      'p.id',
      'p.refund_id',
      'p.amount',
      'p.status',
      'p.paid_at',
      'p.paid_reference',
      'p.created_at',
      'r.merchant_id',
      'r.customer_id',
      'r.wallet_id',
      'r.currency',
    ])
    .where('p.destination', '=', 'external');
}

type PayoutRow = Awaited<ReturnType<typeof readRows>>[number];

function readRows(database: Queryable, ids: readonly string[]) {
  const query = selectPayouts()
    .where('p.id', '=', ({ fn, val }) => fn.any(val(ids)))
    .orderBy('p.id');
  return execute(database, query);
}

/** Converts a stored payout to the merchant's view. */
export function toPayout(row: Omit<PayoutRow, 'merchant_id'>): Payout {
  return {
    id: row.id,
    customerId: row.customer_id,
    walletId: row.wallet_id,
    refundId: row.refund_id,
    amount: { amount: row.amount, currency: row.currency },
    status: row.status === 'pending' ? 'pending' : 'paid',
    reference: row.paid_reference,
    createdAt: row.created_at.toISOString(),
    paidAt: row.paid_at?.toISOString() ?? null,
  };
}

/** Emits the event of each of these payouts, in the transaction that creates or pays them. */
export async function emitPayouts(
  transaction: Transaction,
  {
    type,
    payoutIds,
    at,
  }: {
    type: 'wallet.payout_required' | 'wallet.payout_paid';
    payoutIds: readonly string[];
    at: Date;
  },
): Promise<void> {
  if (payoutIds.length === 0) return;
  for (const row of await readRows(transaction, payoutIds)) {
    const { merchant_id: merchantId, customer_id: customerId, wallet_id: walletId } = row;
    const objects = { payout: toPayout(row) };
    await emitCustomerEvent(transaction, { type, merchantId, customerId, walletId, at, objects });
  }
}
