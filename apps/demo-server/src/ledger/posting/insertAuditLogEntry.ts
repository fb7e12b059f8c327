import type { Transaction } from '../../database/Database.ts';
import { type AuditLogEntry, auditLogJson } from '../AuditLogEntry.ts';

/**
 * Adds a row to the trail of the caller's transaction, unless that has changed nothing so far.
 *
 * @returns whether there was something to tell of
 */
export async function insertAuditLogEntry(transaction: Transaction, row: AuditLogEntry): Promise<boolean> {
  // A transaction gets its number with its first write.
  const added = await transaction.query(
    `INSERT INTO audit_log SELECT * FROM jsonb_populate_record(NULL::audit_log, $1::text::jsonb)
     WHERE pg_current_xact_id_if_assigned() IS NOT NULL RETURNING id`,
    [auditLogJson(row)],
  );
  return added.length > 0;
}
