import type { Transaction } from '../../database/Database.ts';
import { walletSource } from './collectInvoice.ts';

/**
 * Starts the collection of unpaid invoices whose wallet has money to spend, in the transaction that dispatches the
 * wallet's events. Only the wallet is charged: a declined card waits for the retry schedule. An invoice that is being
 * collected already tries the wallet last, because the money may have arrived after its turn.
 */
export async function collectWithFunds(
  transaction: Transaction,
  { walletIds, now }: { walletIds: readonly string[]; now: Date },
): Promise<void> {
  await transaction.query(
    startSql(`select i.id from invoices i
      join wallets w on w.id = i.wallet_id
      join ledger.accounts a on a.id = w.id
      where w.id = any ($4::text[]) and w.status = 'active' and w.auto_pay and a.balance > a.reserved and ${unpaid}
      order by i.id for update of i`),
    [now, walletSource, 'funds', walletIds],
  );
}

/**
 * Starts the collection of a customer's unpaid invoices with a payment method that the customer has just added, in the
 * transaction that stores the method. Call it before the customer's payment methods are locked.
 */
export async function collectWithMethod(
  transaction: Transaction,
  {
    merchantId,
    customerId,
    paymentMethodId,
    now,
  }: { merchantId: string; customerId: string; paymentMethodId: string; now: Date },
): Promise<void> {
  await transaction.query(
    startSql(`select i.id from invoices i where i.merchant_id = $4 and i.customer_id = $5 and ${unpaid}
      order by i.id for update`),
    [now, paymentMethodId, 'paymentMethod', merchantId, customerId],
  );
}

/** Invoices whose first collection has been tried, or is running. */
const unpaid = `i.status in ('open', 'partiallyPaid') and greatest(i.due_at, i.opened_at) <= $1`;

/** Adds the source `$2` to the invoices of a query, and makes them due at `$1`. `$3` is the trigger of a new collection. */
function startSql(invoices: string): string {
  return `update invoices set
      payment_sources = array_append(array_remove(coalesce(payment_sources, '{}'), $2::text), $2::text),
      paid_before = coalesce(paid_before, paid),
      collection_trigger = coalesce(collection_trigger, $3::text),
      collection_started_at = coalesce(collection_started_at, $1::timestamptz),
      next_check_at = case when payment_sources is null then $1::timestamptz else next_check_at end
    where id in (${invoices})`;
}
