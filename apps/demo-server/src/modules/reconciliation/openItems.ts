import type { Page } from '@coffer/adapter';
import type { Queryable, SqlRow } from '../../database/Database.ts';
import { createId, notFound, toPage, type WalletContext } from '../shared/index.ts';

/** Why a payment is unsettled between the processor and this server. */
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

/** Something unsettled between the processor and this server, until it is resolved. */
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

export type OpenItemRow = SqlRow & {
  id: string;
  kind: OpenItemKind;
  payment_id: string;
  status: OpenItem['status'];
  message: string;
  occurrences: number;
  created_at: Date;
  updated_at: Date;
  resolved_at: Date | null;
};

/** Whose payment, or attempt of a refund, it is; null where it is none of this server's. */
export async function merchantOfPayment(database: Queryable, paymentId: string): Promise<string | null> {
  const [row] = await database.query<{ merchant_id: string }>(
    `select merchant_id from top_ups where id = $1
     union all select i.merchant_id from invoice_payments p join invoices i on i.id = p.invoice_id where p.id = $1
     union all select r.merchant_id from refund_parts f join refunds r on r.id = f.refund_id
       where f.id = regexp_replace($1, '_[0-9]+$', '')`,
    [paymentId],
  );
  return row?.merchant_id ?? null;
}

/** Opens an item, or counts one more occurrence of an open one. Returns whether it is new. */
export async function recordOpenItem(
  { database, now }: Pick<WalletContext, 'database' | 'now'>,
  item: { kind: OpenItemKind; paymentId: string; merchantId: string | null; message: string; event?: object },
): Promise<boolean> {
  const at = now();
  const [row] = await database.query<{ occurrences: number }>(
    `insert into open_items (id, merchant_id, kind, payment_id, message, event, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6::text::jsonb, $7, $7)
     on conflict (kind, payment_id) where status = 'open' do update
       set occurrences = open_items.occurrences + 1, message = excluded.message, updated_at = excluded.updated_at,
         event = coalesce(excluded.event, open_items.event)
     returning occurrences`,
    [
      createId('opi', at),
      item.merchantId,
      item.kind,
      item.paymentId,
      item.message,
      item.event ? JSON.stringify(item.event) : null,
      at,
    ],
  );
  return row?.occurrences === 1;
}

/** Resolves the open items of a payment that are of these kinds. */
export async function resolveOpenItems(
  { database, now }: Pick<WalletContext, 'database' | 'now'>,
  { paymentId, kinds }: { paymentId: string; kinds: readonly OpenItemKind[] },
): Promise<void> {
  await database.query(
    `update open_items set status = 'resolved', resolved_at = $3, updated_at = $3
     where payment_id = $1 and kind = any ($2) and status = 'open'`,
    [paymentId, kinds, now()],
  );
}

export type ListOpenItemsParameters = {
  status?: OpenItem['status'] | undefined;
  kind?: OpenItemKind | undefined;
  paymentId?: string | undefined;
  cursor?: string | undefined;
  limit: number;
};

/** A merchant's open items, newest first. */
export async function listOpenItems(
  { database }: Pick<WalletContext, 'database'>,
  merchantId: string,
  { status, kind, paymentId, cursor, limit }: ListOpenItemsParameters,
): Promise<Page<OpenItem>> {
  const rows = await database.query<OpenItemRow>(
    `select * from open_items where merchant_id = $1 and ($2::text is null or status = $2)
       and ($3::text is null or kind = $3) and ($4::text is null or payment_id = $4)
       and ($5::text is null or id < $5) order by id desc limit $6`,
    [merchantId, status ?? null, kind ?? null, paymentId ?? null, cursor ?? null, limit + 1],
  );
  return toPage(rows.map(toOpenItem), limit);
}

/** One open item of a merchant's. @throws WalletError `not_found` */
export async function readOpenItem(database: Queryable, merchantId: string, id: string): Promise<OpenItem> {
  const [row] = await database.query<OpenItemRow>(
    'select * from open_items where id = $1 and merchant_id = $2',
    [id, merchantId],
  );
  if (!row) throw notFound('open item');
  return toOpenItem(row);
}

function toOpenItem(row: OpenItemRow): OpenItem {
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
