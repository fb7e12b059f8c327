import type { Queryable, SqlRow, Transaction } from '../../database/Database.ts';
import type { AlsoInsert } from '../../ledger/index.ts';
import type { AuditActor, AuditDetail } from './AuditContext.ts';

/** Row of the audit log. Rows are sorted by id, which contains their time. */
export type AuditLogRow = {
  id: string;
  merchantId: string;
  actor: { type: AuditActor['type']; id: string };
  action: string;
  /** The ids of the objects that the action was about. */
  subjects: string[];
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

/**
 * Inserts a row in the caller's transaction, unless the transaction has changed nothing so far.
 *
 * @returns whether the row was inserted
 */
export async function insertAuditLogRow(transaction: Transaction, row: AuditLogRow): Promise<boolean> {
  // A transaction gets its id with its first write.
  const inserted = await transaction.query(
    `INSERT INTO audit_log SELECT * FROM jsonb_populate_record(NULL::audit_log, $1::text::jsonb)
     WHERE pg_current_xact_id_if_assigned() IS NOT NULL RETURNING id`,
    [JSON.stringify(toColumns(row))],
  );
  return inserted.length > 0;
}

export type ReadAuditLogParameters = {
  merchantId: string;
  actorType?: string | undefined;
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
  const filters = [
    { condition: 'actor_type = ', value: actorType },
    { condition: 'actor_id = ', value: actorId },
    { condition: 'action = ', value: action },
    { condition: 'subjects @> ', value: subject === undefined ? undefined : [subject] },
    { condition: 'created_at >= ', value: from },
    { condition: 'created_at < ', value: to },
    { condition: 'id < ', value: beforeId },
  ].flatMap(({ condition, value }) => (value === undefined ? [] : [{ condition, value }]));
  // The statement has only the filters that are used, so that PostgreSQL plans for exactly those.
  const where = filters.map(({ condition }, index) => `AND ${condition}$${index + 3}`).join(' ');
  const rows = await queryable.query<AuditLogColumns>(
    `SELECT * FROM audit_log WHERE merchant_id = $1 ${where} ORDER BY id DESC LIMIT $2`,
    [merchantId, limit, ...filters.map(({ value }) => value)],
  );
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

type AuditLogColumns = SqlRow & {
  id: string;
  merchant_id: string;
  actor_type: AuditActor['type'];
  actor_id: string;
  action: string;
  subjects: string[];
  detail: AuditDetail;
  created_at: Date;
};

function toColumns(row: AuditLogRow): AuditLogColumns {
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
