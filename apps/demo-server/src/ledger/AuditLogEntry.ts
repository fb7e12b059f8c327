/** Who did what in a book: one row of its trail. Ids are the caller's; the ledger only keeps them. */
export type AuditLogEntry = {
  /** Rows are read in its order. */
  id: string;
  merchantId: string;
  actor: { type: string; id: string };
  action: string;
  /** The ids that it was about. */
  subjects: string[];
  detail: Record<string, unknown>;
  at: Date;
};

/** The row as one jsonb, with its columns' names. */
export function auditLogJson(row: AuditLogEntry): string {
  return JSON.stringify({
    id: row.id,
    merchant_id: row.merchantId,
    actor_type: row.actor.type,
    actor_id: row.actor.id,
    action: row.action,
    subjects: row.subjects,
    detail: row.detail,
    created_at: row.at.toISOString(),
  });
}
