import type { Queryable, SqlRow } from '../../database/Database.ts';
import type { AuditLogEntry } from '../AuditLogEntry.ts';

export type ReadAuditLogParameters = {
  merchantId: string;
  actorType?: string | undefined;
  actorId?: string | undefined;
  action?: string | undefined;
  /** Rows that were about this id. */
  subject?: string | undefined;
  from?: Date | undefined;
  /** Up to this instant, and not at it. */
  to?: Date | undefined;
  /** Rows older than this one. */
  beforeId?: string | undefined;
  limit: number;
};

type Row = SqlRow & {
  id: string;
  merchant_id: string;
  actor_type: string;
  actor_id: string;
  action: string;
  subjects: string[];
  detail: Record<string, unknown>;
  created_at: Date;
};

/** A book's auditLogEntry, newest first. */
export async function readAuditLog(
  queryable: Queryable,
  parameters: ReadAuditLogParameters,
): Promise<AuditLogEntry[]> {
  const { merchantId, actorType, actorId, action, subject, from, to, beforeId, limit } = parameters;
  const filters = [
    { condition: 'actor_type = ', value: actorType },
    { condition: 'actor_id = ', value: actorId },
    { condition: 'action = ', value: action },
    { condition: 'subjects @> ', value: subject === undefined ? undefined : [subject] },
    { condition: 'created_at >= ', value: from },
    { condition: 'created_at < ', value: to },
    { condition: 'id < ', value: beforeId },
  ].flatMap(({ condition, value }) => (value === undefined ? [] : [{ condition, value }]));
  // Only what is asked for stands in the statement, so that its plan is one for that.
  const where = filters.map(({ condition }, index) => `AND ${condition}$${index + 3}`).join(' ');
  const rows = await queryable.query<Row>(
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
