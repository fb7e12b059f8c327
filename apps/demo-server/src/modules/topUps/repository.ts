import type { TopUp } from '@coffer/adapter';
import type { Selectable } from 'kysely';
import type { Queryable, Transaction } from '../../database/Database.ts';
import { execute, executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import type { TopUpQuotesTable, TopUpsTable } from '../../database/tables.gen.ts';
import { entryId, notFound } from '../shared/index.ts';
import { type AccessScope, ownedBy } from '../wallets/index.ts';

export type TopUpRow = Selectable<TopUpsTable>;
export type QuoteRow = Selectable<TopUpQuotesTable>;

/**
 * Finds a top-up that the owner may see. `lock` keeps other transactions from changing it.
 *
 * @throws WalletError `not_found`
 */
export async function findTopUp(
  database: Queryable,
  owner: AccessScope,
  topUpId: string,
  lock: 'lock' | 'read' = 'read',
): Promise<TopUpRow> {
  const query = kysely
    .selectFrom('top_ups')
    .selectAll()
    .where('id', '=', topUpId)
    .where(({ and }) => and(ownedBy(owner)))
    .$if(lock === 'lock', (found) => found.forNoKeyUpdate());
  const row = await executeTakeFirst(database, query);
  if (!row) throw notFound('top-up');
  return row;
}

/** Reads top-ups by their ids. */
export function readTopUpsById(database: Queryable, ids: readonly string[]): Promise<TopUpRow[]> {
  const query = kysely
    .selectFrom('top_ups')
    .selectAll()
    .where('id', '=', ({ fn, val }) => fn.any(val(ids)));
  return execute(database, query);
}

/** Locks the top-up of a payment that the processor reports. */
export async function lockTopUp(transaction: Transaction, topUpId: string): Promise<TopUpRow> {
  const query = kysely.selectFrom('top_ups').selectAll().where('id', '=', topUpId).forNoKeyUpdate();
  const row = await executeTakeFirst(transaction, query);
  if (!row) throw new Error(`The processor reported a payment for ${topUpId}, which is not a top-up here.`);
  return row;
}

/** A customer's saved payment method, or the method that pays a payment link. */
export type PayingMethod = { id: string; processor_reference: string };

export type InsertTopUpParameters = {
  id: string;
  /** Locked by the caller. It cannot be confirmed again. */
  quote: QuoteRow;
  method: PayingMethod;
  source: TopUpRow['source'];
  returnUrl?: string | null;
  /** End of the caller's time to create the payment. From then on the worker pool checks it. */
  submittingUntil?: Date;
  at: Date;
};

/** Stores a top-up of a quote, before its payment is created at the processor. */
export async function insertTopUp(
  transaction: Transaction,
  { id, quote, method, source, returnUrl = null, submittingUntil, at }: InsertTopUpParameters,
): Promise<TopUpRow> {
  await execute(
    transaction,
    kysely.updateTable('top_up_quotes').set({ top_up_id: id }).where('id', '=', quote.id),
  );
  const insert = kysely
    .insertInto('top_ups')
    .values({
      id,
      merchant_id: quote.merchant_id,
      customer_id: quote.customer_id,
      wallet_id: quote.wallet_id,
      quote_id: quote.id,
      payment_link_id: quote.payment_link_id,
      status: 'processing',
      source,
      currency: quote.currency,
      amount: quote.amount,
      bonus: quote.bonus,
      fee: quote.fee,
      tax: quote.tax,
      tax_treatment: quote.tax_treatment,
      total: quote.total,
      bonus_expires_at: quote.bonus_expires_at,
      payment_method_id: method.id,
      processor_reference: method.processor_reference,
      return_url: returnUrl,
      submitting_until: submittingUntil ?? null,
      next_check_at: submittingUntil ?? null,
      created_at: at,
      updated_at: at,
    })
    .returningAll();
  const row = await executeTakeFirst(transaction, insert);
  if (!row) throw new Error(`Top-up ${id} was not stored.`);
  return row;
}

/** Converts a stored top-up to the wire's shape. */
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
    failure: toFailure(row),
    expectedAt: row.status === 'processing' ? (row.expected_at?.toISOString() ?? null) : null,
    entryId: row.entry_number === null ? null : entryId(row.wallet_id, row.entry_number),
    balanceAfter: row.balance_after === null ? null : money(row.balance_after),
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

function toFailure({ id, failure_code: code, failure_message: message }: TopUpRow): TopUp['failure'] {
  if (code === null) return null;
  if (message === null) throw new Error(`Top-up ${id} failed with ${code} and has no message.`);
  return { code, message };
}
