import type { Transaction } from '../../database/Database.ts';
import { executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import { type EmailType, insertEmail } from '../mail/index.ts';

/** Reasons to email the customer about their auto top-up: the activation, the first decline in a row, and each stop. */
export type AutoTopUpNews =
  | 'enabled'
  | 'declined'
  | 'paused'
  | 'limits_changed'
  | 'action_required'
  | 'method_removed';

/** Queues an email about a wallet's auto top-up, in the transaction of the change that it is about. */
export async function emailCustomer(
  transaction: Transaction,
  {
    walletId,
    news,
    topUpId = null,
    now,
  }: { walletId: string; news: AutoTopUpNews; topUpId?: string | null; now: Date },
): Promise<void> {
  const query = kysely
    .selectFrom('wallets as w')
    .leftJoin('auto_top_ups as r', 'r.wallet_id', 'w.id')
    .leftJoin('top_ups as t', (join) => join.onRef('t.wallet_id', '=', 'w.id').on('t.id', '=', topUpId))
    .leftJoin('payment_methods as m', (join) =>
      join.on('m.id', '=', ({ fn }) => fn.coalesce('t.payment_method_id', 'r.payment_method_id')),
    )
    .select(['w.merchant_id', 'w.customer_id', 'w.currency', 'r.threshold', 'r.amount', 'r.monthly_cap'])
    .select(['r.cooldown_until', 't.amount as charged', 't.failure_code', 'm.brand', 'm.last4'])
    .where('w.id', '=', walletId);
  const row = await executeTakeFirst(transaction, query);
  if (!row) return;
  const { merchant_id: merchantId, customer_id: customerId, currency } = row;
  const money = (amount: number | null) => (amount === null ? undefined : { amount, currency });
  const isSetUp = news === 'enabled';
  await insertEmail(transaction, {
    merchantId,
    customerId,
    walletId,
    type: `auto_top_up_${news}` satisfies EmailType,
    values: {
      amount: money(row.charged ?? row.amount),
      threshold: isSetUp ? money(row.threshold) : undefined,
      monthlyCap: isSetUp ? money(row.monthly_cap) : undefined,
      card: row.brand === null ? undefined : `${row.brand} •••• ${row.last4}`,
      failure: news === 'declined' || news === 'paused' ? (row.failure_code ?? undefined) : undefined,
      nextAttemptAt: news === 'declined' ? (row.cooldown_until ?? undefined) : undefined,
    },
    now,
  });
}
