import type { Transaction } from '../../database/Database.ts';
import type { AlsoInsert } from '../../ledger/index.ts';
import { type AuditContext, createId, type WalletContext } from '../shared/index.ts';
import { type AuditLogRow, auditLogInsert, insertAuditLogRow } from './auditLogRows.ts';

/**
 * Records the request's action in the audit log, in the transaction that changes something: both commit, or neither.
 * A use case calls it once, where it knows that the request is new, so a rejected or repeated request has no row. Work that no request
 * waits for has no audit context, and records nothing.
 *
 * @param createdIds ids of the objects that the transaction created
 */
export async function recordAction(
  { audit, now }: WalletContext,
  transaction: Transaction,
  ...createdIds: string[]
): Promise<void> {
  if (audit !== null) await insertAuditLogRow(transaction, toRow(audit, now(), createdIds));
}

/** Returns the addition to an operation of the ledger that records the request's action in the same commit. */
export function alsoRecordAction(
  { audit, now }: WalletContext,
  ...createdIds: string[]
): { alsoInsert?: AlsoInsert } {
  return audit === null ? {} : { alsoInsert: auditLogInsert(toRow(audit, now(), createdIds)) };
}

function toRow(
  { merchantId, actor, action, subjects, detail }: AuditContext,
  at: Date,
  createdIds: readonly string[],
): AuditLogRow {
  const concerned = [...new Set([...subjects, ...createdIds])];
  return { id: createId('aud', at), merchantId, actor, action, subjects: concerned, detail, at };
}
