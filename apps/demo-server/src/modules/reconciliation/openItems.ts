import type { Page } from '@coffer/adapter';
import { type Selectable, sql } from 'kysely';
import type { Queryable } from '../../database/Database.ts';
import { execute, executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import type { OpenItemsTable } from '../../database/tables.gen.ts';
import { createId, notFound, toPage, type WalletContext } from '../shared/index.ts';

/** Kinds of differences between the processor and this server, with their descriptions. */
export const openItemKinds = {
  unapplied_payment: 'An event about a payment could not be applied. It is applied again every ten minutes.',
  unapplied_refund: 'An event about a refund could not be applied. It is applied again every ten minutes.',
  unapplied_dispute: 'An event about a dispute could not be applied. It is applied again every ten minutes.',
  unknown_payment: 'The processor charged a payment that is not recorded here.',
  unrecorded_success: 'The processor charged a payment that does not count as paid here.',
  not_charged: 'A payment counts as paid here, and the processor did not charge it.',
  amount_mismatch: 'The processor charged another amount than is recorded here.',
  overdue_payment: 'A payment is in progress for longer than its method takes.',
} as const;

export type OpenItemKind = keyof typeof openItemKinds;

/** A difference between the processor and this server, until it is resolved. */
export type OpenItem = {
  id: string;
  kind: OpenItemKind;
  status: 'open' | 'resolved';
  /** The top-up, or the payment of an invoice. */
  paymentId: string;
  message: string;
  occurrences: number;
  createdAt: string;
  updatedAt: string;
  resolvedAt: string | null;
};

type OpenItemRow = Selectable<OpenItemsTable>;

/** Returns the merchant of a payment or of an attempt of a refund, or null if this server does not have it. */
export async function merchantOfPayment(database: Queryable, paymentId: string): Promise<string | null> {
  const query = kysely
    .selectFrom('top_ups')
    .select('merchant_id')
    .where('id', '=', paymentId)
    .unionAll(
      kysely
        .selectFrom('invoice_payments as p')
        .innerJoin('invoices as i', 'i.id', 'p.invoice_id')
        .select('i.merchant_id')
        .where('p.id', '=', paymentId),
    )
    .unionAll(
      kysely
        .selectFrom('refund_parts as p')
        .innerJoin('refunds as r', 'r.id', 'p.refund_id')
        .select('r.merchant_id')
        // The key of an attempt is the id of the part and a number.
        .where('p.id', '=', paymentId.replace(/_[0-9]+$/, '')),
    );
  return (await executeTakeFirst(database, query))?.merchant_id ?? null;
}

/** Opens an item, or counts one more occurrence of the open one. */
export async function recordOpenItem(
  { database, now }: Pick<WalletContext, 'database' | 'now'>,
  item: { kind: OpenItemKind; paymentId: string; merchantId: string | null; message: string; event?: object },
): Promise<void> {
  const at = now();
  const insert = kysely
    .insertInto('open_items')
    .values({
      id: createId('opi', at),
      merchant_id: item.merchantId,
      kind: item.kind,
      payment_id: item.paymentId,
      message: item.message,
      event: item.event ? sql<string>`${JSON.stringify(item.event)}::text::jsonb` : null,
      created_at: at,
      updated_at: at,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['kind', 'payment_id'])
        .where('status', '=', sql.lit('open'))
        .doUpdateSet((row) => ({
          occurrences: row('open_items.occurrences', '+', 1),
          message: row.ref('excluded.message'),
          updated_at: row.ref('excluded.updated_at'),
          event: row.fn.coalesce('excluded.event', 'open_items.event'),
        })),
    );
  await execute(database, insert);
}

/** Resolves the open items of a payment that are of these kinds. */
export async function resolveOpenItems(
  { database, now }: Pick<WalletContext, 'database' | 'now'>,
  { paymentId, kinds }: { paymentId: string; kinds: readonly OpenItemKind[] },
): Promise<void> {
  const at = now();
  const update = kysely
    .updateTable('open_items')
    .set({ status: 'resolved', resolved_at: at, updated_at: at })
    .where('payment_id', '=', paymentId)
    .where('kind', '=', ({ fn, val }) => fn.any(val(kinds)))
    // A constant, so that the partial index of open items matches.
    .where('status', '=', sql.lit('open'));
  await execute(database, update);
}

export type ListOpenItemsParameters = {
  status?: OpenItem['status'] | undefined;
  kind?: OpenItemKind | undefined;
  paymentId?: string | undefined;
  cursor?: string | undefined;
  limit: number;
};

/** Lists a merchant's open items, newest first. */
export async function listOpenItems(
  { database }: Pick<WalletContext, 'database'>,
  merchantId: string,
  { status, kind, paymentId, cursor, limit }: ListOpenItemsParameters,
): Promise<Page<OpenItem>> {
  let query = kysely
    .selectFrom('open_items')
    .selectAll()
    .where('merchant_id', '=', merchantId)
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (status !== undefined) query = query.where('status', '=', status);
  if (kind !== undefined) query = query.where('kind', '=', kind);
  if (paymentId !== undefined) query = query.where('payment_id', '=', paymentId);
  if (cursor !== undefined) query = query.where('id', '<', cursor);
  const rows = await execute(database, query);
  return toPage(rows.map(toOpenItem), limit);
}

/**
 * Reads an open item of a merchant.
 *
 * @throws WalletError `not_found`
 */
export async function readOpenItem(database: Queryable, merchantId: string, id: string): Promise<OpenItem> {
  const query = kysely
    .selectFrom('open_items')
    .selectAll()
    .where('id', '=', id)
    .where('merchant_id', '=', merchantId);
  const row = await executeTakeFirst(database, query);
  if (!row) throw notFound('open item');
  return toOpenItem(row);
}

function toOpenItem(row: OpenItemRow): OpenItem {
  if (!isOpenItemKind(row.kind)) throw new Error(`Open item ${row.id} is of an unknown kind.`);
  return {
    id: row.id,
    kind: row.kind,
    status: row.status,
    paymentId: row.payment_id,
    message: row.message,
    occurrences: row.occurrences,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    resolvedAt: row.resolved_at?.toISOString() ?? null,
  };
}

function isOpenItemKind(kind: string): kind is OpenItemKind {
  return Object.hasOwn(openItemKinds, kind);
}
