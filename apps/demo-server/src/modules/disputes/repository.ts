import type { Page } from '@coffer/adapter';
import type { WebhookDispute } from '@coffer/adapter/webhooks';
import { type Selectable, sql, type Updateable } from 'kysely';
import type { Queryable, Transaction } from '../../database/Database.ts';
import { execute, executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import type { DisputesTable } from '../../database/tables.gen.ts';
import type { ProcessorDispute } from '../../payments/PaymentProcessor.ts';
import { emitCustomerEvent } from '../eventCatalog/index.ts';
import { insertEmail } from '../mail/index.ts';
import { createId, entryId, notFound, toPage, type WalletContext } from '../shared/index.ts';

/** A dispute: the customer's bank took a payment back, until the dispute is decided. */
export type Dispute = WebhookDispute;

export type DisputeRow = Selectable<DisputesTable>;

/** Finds a dispute by the processor's id. */
export function findDispute(database: Queryable, processorId: string): Promise<DisputeRow | undefined> {
  const query = kysely.selectFrom('disputes').selectAll().where('processor_id', '=', processorId);
  return executeTakeFirst(database, query);
}

/** The payment that is disputed: a top-up, or an invoice payment. */
type DisputedPayment = Pick<DisputeRow, 'merchant_id' | 'customer_id' | 'wallet_id' | 'currency'> &
  Partial<Pick<DisputeRow, 'top_up_id' | 'invoice_payment_id' | 'clawed_back' | 'entry_number'>>;

/** Stores a new dispute as open. Its version is 0 until the caller records the processor's state. */
export async function insertDispute(
  transaction: Transaction,
  payment: DisputedPayment,
  { dispute, at }: { dispute: ProcessorDispute; at: Date },
): Promise<DisputeRow> {
  const insert = kysely
    .insertInto('disputes')
    .values({
      clawed_back: 0,
      ...payment,
      id: createId('dsp', at),
      processor_id: dispute.id,
      processor_version: 0,
      status: 'open',
      reason: dispute.reason,
      amount: dispute.amount,
      created_at: at,
      updated_at: at,
    })
    .returningAll();
  const row = await executeTakeFirst(transaction, insert);
  if (!row) throw new Error(`Dispute ${dispute.id} was not stored.`);
  await insertEmail(transaction, {
    merchantId: payment.merchant_id,
    customerId: null,
    aboutCustomerId: payment.customer_id,
    walletId: payment.wallet_id,
    type: 'dispute',
    values: { amount: { amount: dispute.amount, currency: payment.currency } },
    now: at,
  });
  return row;
}

/** Changes a stored dispute. */
export async function updateDispute(
  transaction: Transaction,
  id: string,
  changes: Updateable<DisputesTable>,
): Promise<void> {
  await execute(transaction, kysely.updateTable('disputes').set(changes).where('id', '=', id));
}

/**
 * Emits what a processor's report changed: `dispute.opened` for a new dispute, and `dispute.won` or `dispute.lost` for
 * one that was decided. Call it last, so that the events have the dispute as stored.
 *
 * @param before - The dispute before the report; undefined if it is new.
 */
export async function emitDisputeEvents(
  transaction: Transaction,
  { id, before, at }: { id: string; before: DisputeRow | undefined; at: Date },
): Promise<void> {
  const row = await executeTakeFirst(
    transaction,
    kysely.selectFrom('disputes').selectAll().where('id', '=', id),
  );
  if (!row) throw notFound('dispute');
  const dispute = toDispute(row);
  const common = { merchantId: row.merchant_id, customerId: row.customer_id, walletId: row.wallet_id, at };
  if (!before) {
    const objects = { dispute: { ...dispute, status: 'open' as const } };
    await emitCustomerEvent(transaction, { ...common, type: 'dispute.opened', objects });
  }
  if (row.status === 'open' || row.status === before?.status) return;
  const type = row.status === 'won' ? 'dispute.won' : 'dispute.lost';
  await emitCustomerEvent(transaction, { ...common, type, objects: { dispute } });
}

/**
 * Reads a dispute of the merchant.
 *
 * @throws WalletError `not_found`
 */
export async function readDispute(
  database: Queryable,
  merchantId: string,
  disputeId: string,
): Promise<Dispute> {
  const query = kysely
    .selectFrom('disputes')
    .selectAll()
    .where('id', '=', disputeId)
    .where('merchant_id', '=', merchantId);
  const row = await executeTakeFirst(database, query);
  if (!row) throw notFound('dispute');
  return toDispute(row);
}

/** Reads the disputes that these entries of wallets belong to. */
export async function readDisputesOfEntries(
  database: Queryable,
  entries: readonly { walletId: string; number: number }[],
): Promise<Dispute[]> {
  const query = kysely
    .selectFrom('disputes')
    .selectAll()
    .where(
      sql<boolean>`exists (select from unnest(${entries.map(({ walletId }) => walletId)}::text[],
        ${entries.map(({ number }) => number)}::bigint[]) e (wallet_id, number)
        where e.wallet_id = disputes.wallet_id collate "C"
          and e.number in (disputes.entry_number, disputes.reinstated_number))`,
    );
  return (await execute(database, query)).map(toDispute);
}

export type ListDisputesParameters = {
  walletId?: string | undefined;
  status?: Dispute['status'] | undefined;
  cursor?: string | undefined;
  limit: number;
};

/** Lists a merchant's disputes, newest first. */
export async function listDisputes(
  context: WalletContext,
  merchantId: string,
  { walletId, status, cursor, limit }: ListDisputesParameters,
): Promise<Page<Dispute>> {
  let query = kysely.selectFrom('disputes').selectAll().where('merchant_id', '=', merchantId);
  if (walletId !== undefined) query = query.where('wallet_id', '=', walletId);
  if (status !== undefined) query = query.where('status', '=', status);
  if (cursor !== undefined) query = query.where('id', '<', cursor);
  const rows = await execute(context.database, query.orderBy('id', 'desc').limit(limit + 1));
  return toPage(rows.map(toDispute), limit);
}

function toDispute(row: DisputeRow): Dispute {
  const money = (amount: number) => ({ amount, currency: row.currency });
  const entry = (number: number | null) => (number === null ? null : entryId(row.wallet_id, number));
  return {
    id: row.id,
    walletId: row.wallet_id,
    topUpId: row.top_up_id,
    invoicePaymentId: row.invoice_payment_id,
    status: row.status,
    reason: row.reason,
    amount: money(row.amount),
    clawedBack: money(row.clawed_back),
    entryId: entry(row.entry_number),
    reinstatementId: entry(row.reinstated_number),
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
