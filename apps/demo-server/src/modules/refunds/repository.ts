import type { Money } from '@coffer/adapter';
import { type Selectable, sql } from 'kysely';
import type { Queryable, Transaction } from '../../database/Database.ts';
import { execute, executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import type { RefundPartsTable, RefundsTable } from '../../database/tables.gen.ts';
import { emitCustomerEvent } from '../eventCatalog/index.ts';
import { createId, entryId, notFound } from '../shared/index.ts';
import type { AccessScope } from '../wallets/index.ts';
import { emitPayouts } from './payoutRows.ts';

/** Destination of a refund: back to the sources of the payment, into the wallet, or to the cards that paid. */
export const refundDestinations = ['original', 'wallet', 'paymentMethod'] as const;
export type RefundDestination = (typeof refundDestinations)[number];

/** One part of a refund: an amount that goes to one destination. */
export type RefundPart = {
  id: string;
  /** `external` is paid out by the merchant, outside of Coffer. */
  destination: RefundPartRow['destination'];
  amount: Money;
  /** `pending` while the merchant has not marked a payout as paid. */
  status: RefundPartRow['status'];
  failure: { message: string } | null;
  /** The invoice payment that the part refunds. */
  invoicePaymentId: string | null;
  /** The card that receives the part, such as "Visa •••• 4242"; null for other destinations. */
  paidWith: string | null;
  /** The entry of the part in the wallet: the credit, or the debit of what goes to the card. */
  entryId: string | null;
};

/** A refund of an invoice, of a top-up, or of the balance of a closed wallet. */
export type Refund = {
  id: string;
  walletId: string;
  invoiceId: string | null;
  topUpId: string | null;
  amount: Money;
  destination: RefundRow['destination'];
  /** `failed` while a part has failed: retry it, or credit it to the wallet. `pending` while a payout waits. */
  status: RefundPart['status'];
  reason: string | null;
  parts: RefundPart[];
  createdAt: string;
};

export type RefundRow = Selectable<RefundsTable>;
export type RefundPartRow = Selectable<RefundPartsTable>;

/** A part to store: settled, to be submitted to the processor, or to be paid out by the merchant. */
export type NewRefundPart = {
  amount: number;
  invoicePaymentId?: string;
  entryNumber?: number;
  /** The bonus of a refunded top-up that was taken back with it. */
  bonus?: { entryNumber: number; amount: number } | null;
} & (
  | { destination: 'wallet' | 'external' }
  /** `paymentKey` is the payment to refund at the processor. */
  | { destination: 'paymentMethod'; paymentKey: string }
);

/**
 * Finds a refund of the merchant.
 *
 * @throws WalletError `not_found`
 */
export async function findRefund(
  database: Queryable,
  { merchantId }: AccessScope,
  refundId: string,
  lock: 'lock' | 'read' = 'read',
): Promise<RefundRow> {
  const query = kysely
    .selectFrom('refunds')
    .selectAll()
    .where('id', '=', refundId)
    .where('merchant_id', '=', merchantId)
    .$if(lock === 'lock', (found) => found.forNoKeyUpdate());
  const row = await executeTakeFirst(database, query);
  if (!row) throw notFound('refund');
  return row;
}

/**
 * Stores a refund with its parts. They commit before they are submitted to the processor.
 *
 * @param refund `amount` defaults to the sum of the parts
 * @param isComplete False if more parts follow. The caller then emits `refund.created` after the last one.
 */
export async function insertRefund(
  transaction: Transaction,
  { amount, ...refund }: Omit<RefundRow, 'amount'> & { amount?: number },
  parts: readonly NewRefundPart[],
  isComplete = true,
): Promise<void> {
  const total = amount ?? parts.reduce((sum, part) => sum + part.amount, 0);
  const row = { ...refund, amount: total };
  await execute(transaction, kysely.insertInto('refunds').values(row));
  await insertRefundParts(transaction, refund, parts);
  if (isComplete) await emitRefundCreated(transaction, row, refund.created_at);
}

/** Time after which the worker pool submits a stored part that the request did not submit. */
const firstCheckMs = 20_000;

/** Adds parts to a stored refund, in one statement. */
export async function insertRefundParts(
  transaction: Transaction,
  { id: refundId, created_at: at }: Pick<RefundRow, 'id' | 'created_at'>,
  parts: readonly NewRefundPart[],
): Promise<void> {
  if (parts.length === 0) return;
  const nextCheckAt = new Date(at.getTime() + firstCheckMs);
  const ids = parts.map(() => createId('rfp', at));
  // Rows as arrays: one statement to prepare, however many parts there are.
  const rows = sql`select p.id, ${refundId}, p.destination, p.invoice_payment_id, p.amount, p.entry_number,
      p.payment_key, p.bonus_entry_number, p.bonus_amount,
      case p.destination when 'paymentMethod' then 'processing' when 'external' then 'pending' else 'settled' end,
      case p.destination when 'paymentMethod' then ${nextCheckAt}::timestamptz end,
      ${at}::timestamptz, ${at}::timestamptz
    from unnest(
      ${ids}::text[],
      ${parts.map((part) => part.destination)}::text[],
      ${parts.map((part) => part.invoicePaymentId ?? null)}::text[],
      ${parts.map((part) => part.amount)}::bigint[],
      ${parts.map((part) => part.entryNumber ?? null)}::bigint[],
      ${parts.map((part) => (part.destination === 'paymentMethod' ? part.paymentKey : null))}::text[],
      ${parts.map((part) => part.bonus?.entryNumber ?? null)}::bigint[],
      ${parts.map((part) => part.bonus?.amount ?? null)}::bigint[]
    ) p (id, destination, invoice_payment_id, amount, entry_number, payment_key, bonus_entry_number, bonus_amount)`;
  const insert = kysely
    .insertInto('refund_parts')
    .columns([
      'id',
      'refund_id',
      'destination',
      'invoice_payment_id',
      'amount',
      'entry_number',
      'payment_key',
      'bonus_entry_number',
      'bonus_amount',
      'status',
      'next_check_at',
      'created_at',
      'updated_at',
    ])
    .expression(rows);
  await execute(transaction, insert);
  const payoutIds = ids.filter((_, index) => parts[index]?.destination === 'external');
  await emitPayouts(transaction, { type: 'wallet.payout_required', payoutIds, at });
}

/** An entry of a wallet. */
type EntryKey = { walletId: string; number: number };

/** Reads refunds by their ids, and the refunds that these entries belong to. */
export async function readRefundsOf(
  database: Queryable,
  { ids, entries }: { ids: readonly string[]; entries: readonly EntryKey[] },
): Promise<Refund[]> {
  const ofEntries = sql<string>`(select p.refund_id from refund_parts p
    join refunds r on r.id = p.refund_id
    join unnest(${entries.map(({ walletId }) => walletId)}::text[],
      ${entries.map(({ number }) => number)}::bigint[]) e (wallet_id, number) on e.wallet_id = r.wallet_id collate "C"
      and e.number in (p.entry_number, p.bonus_entry_number))`;
  const query = kysely
    .selectFrom('refunds')
    .selectAll()
    .where(({ or, eb, fn, val }) => or([eb('id', '=', fn.any(val(ids))), eb('id', 'in', ofEntries)]));
  return toRefunds(database, await execute(database, query));
}

/** Statuses of a refund with parts of several statuses, the one that needs attention first. */
const statuses = ['failed', 'processing', 'pending'] as const;

/** Reads the parts of stored refunds and returns each refund as the merchant sees it. */
export async function toRefunds(database: Queryable, rows: readonly RefundRow[]): Promise<Refund[]> {
  const parts = await execute(
    database,
    kysely
      .selectFrom('refund_parts as p')
      .leftJoin('top_ups as t', 't.id', 'p.payment_key')
      .leftJoin('invoice_payments as i', 'i.id', 'p.payment_key')
      .leftJoin('payment_methods as m', (join) =>
        join.on('m.id', '=', ({ fn }) => fn.coalesce('t.payment_method_id', 'i.payment_method_id')),
      )
      .selectAll('p')
      .select(['m.brand', 'm.last4'])
      .where('p.refund_id', '=', ({ fn, val }) => fn.any(val(rows.map(({ id }) => id))))
      .orderBy('p.id'),
  );
  return rows.map((row) => {
    const own = parts.filter((part) => part.refund_id === row.id);
    const has = (status: RefundPart['status']) => own.some((part) => part.status === status);
    return {
      id: row.id,
      walletId: row.wallet_id,
      invoiceId: row.invoice_id,
      topUpId: row.top_up_id,
      amount: { amount: row.amount, currency: row.currency },
      destination: row.destination,
      status: statuses.find(has) ?? 'settled',
      reason: row.reason,
      parts: own.map((part) => toPart(part, row)),
      createdAt: row.created_at.toISOString(),
    };
  });
}

type PartWithCard = RefundPartRow & { brand: string | null; last4: string | null };

function toPart(part: PartWithCard, { wallet_id: walletId, currency }: RefundRow): RefundPart {
  return {
    id: part.id,
    destination: part.destination,
    amount: { amount: part.amount, currency },
    status: part.status,
    failure: part.failure_message === null ? null : { message: part.failure_message },
    invoicePaymentId: part.invoice_payment_id,
    paidWith:
      part.destination === 'paymentMethod' && part.brand !== null ? `${part.brand} •••• ${part.last4}` : null,
    entryId: part.entry_number === null ? null : entryId(walletId, part.entry_number),
  };
}

/** Emits `refund.created`, and `refund.settled` for a refund that is settled at once, as one to the wallet is. */
export async function emitRefundCreated(transaction: Transaction, row: RefundRow, at: Date): Promise<void> {
  const [refund] = await toRefunds(transaction, [row]);
  if (!refund) throw notFound('refund');
  await emitCustomerEvent(transaction, { ...ownersOf(row), at, type: 'refund.created', objects: { refund } });
  await emitRefundOutcome(transaction, row, { before: 'processing', at });
}

/**
 * Emits `refund.settled` or `refund.failed` if a refund has reached that status. Lock the refund before you change its
 * parts, so that the last of them emits the event.
 *
 * @param change - `before` is the status before the change.
 */
export async function emitRefundOutcome(
  transaction: Transaction,
  row: RefundRow,
  { before, at }: { before: Refund['status']; at: Date },
): Promise<void> {
  const [refund] = await toRefunds(transaction, [row]);
  if (!refund || refund.status === before) return;
  if (refund.status !== 'settled' && refund.status !== 'failed') return;
  const type = refund.status === 'settled' ? 'refund.settled' : 'refund.failed';
  await emitCustomerEvent(transaction, { ...ownersOf(row), at, type, objects: { refund } });
}

function ownersOf(row: RefundRow) {
  return { merchantId: row.merchant_id, customerId: row.customer_id, walletId: row.wallet_id };
}
