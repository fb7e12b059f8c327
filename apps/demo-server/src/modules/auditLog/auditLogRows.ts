import { type Selectable, sql } from 'kysely';
import type { Queryable, Transaction } from '../../database/Database.ts';
import { execute, kysely } from '../../database/queryBuilder.ts';
import type { AuditLogTable } from '../../database/tables.gen.ts';
import type { AlsoInsert } from '../../ledger/index.ts';
import type { AuditActor, AuditDetail } from '../shared/index.ts';

/** Row of the audit log. Rows are sorted by id, which contains their time. */
export type AuditLogRow = {
  id: string;
  merchantId: string;
  actor: { type: AuditActor['type']; id: string };
  action: string;
  /** The ids of the objects that the action was about. */
  subjects: readonly string[];
  detail: AuditDetail;
  at: Date;
};

/** Returns the insertion of a row that commits with an operation of the ledger and gets the number of its entry. */
export function auditLogInsert(row: AuditLogRow): AlsoInsert {
  return {
    statement: `INSERT INTO audit_log
      SELECT r.* FROM accepted a CROSS JOIN LATERAL jsonb_populate_record(NULL::audit_log,
        CASE WHEN a.entry_number IS NULL THEN a.content
          ELSE jsonb_set(a.content, '{detail,entryNumber}', to_jsonb(a.entry_number)) END) r`,
    content: toColumns(row),
  };
}

/** Inserts a row in the caller's transaction. */
export async function insertAuditLogRow(transaction: Transaction, row: AuditLogRow): Promise<void> {
  const columns = { ...toColumns(row), detail: JSON.stringify(row.detail) };
  await execute(transaction, kysely.insertInto('audit_log').values(columns));
}

export type ReadAuditLogParameters = {
  merchantId: string;
  actorType?: AuditActor['type'] | undefined;
  actorId?: string | undefined;
  action?: string | undefined;
  /** Only rows about this id. */
  subject?: string | undefined;
  from?: Date | undefined;
  /** Exclusive end. */
  to?: Date | undefined;
  /** Only rows older than this one. */
  beforeId?: string | undefined;
  limit: number;
};

/** Reads a merchant's audit log, newest first. */
export async function readAuditLog(
  queryable: Queryable,
  { merchantId, actorType, actorId, action, subject, from, to, beforeId, limit }: ReadAuditLogParameters,
): Promise<AuditLogRow[]> {
  // The statement has only the filters that are used, so that PostgreSQL plans for exactly those.
  let query = kysely.selectFrom('audit_log').selectAll().where('merchant_id', '=', merchantId);
  if (actorType !== undefined) query = query.where('actor_type', '=', actorType);
  if (actorId !== undefined) query = query.where('actor_id', '=', actorId);
  if (action !== undefined) query = query.where('action', '=', action);
  if (subject !== undefined) query = query.where(sql<boolean>`subjects @> ${[subject]}::text[]`);
  if (from !== undefined) query = query.where('created_at', '>=', from);
  if (to !== undefined) query = query.where('created_at', '<', to);
  if (beforeId !== undefined) query = query.where('id', '<', beforeId);
  const rows = await execute(queryable, query.orderBy('id', 'desc').limit(limit));
  return rows.map((row) => ({
    id: row.id,
    merchantId: row.merchant_id,
    actor: { type: row.actor_type, id: row.actor_id },
    action: row.action,
    subjects: row.subjects,
    detail: row.detail,
    at: row.created_at,
  }));
}

function toColumns(row: AuditLogRow): Selectable<AuditLogTable> {
  return {
    id: row.id,
    merchant_id: row.merchantId,
    actor_type: row.actor.type,
    actor_id: row.actor.id,
    action: row.action,
    subjects: row.subjects,
    detail: row.detail,
    created_at: row.at,
  };
}
