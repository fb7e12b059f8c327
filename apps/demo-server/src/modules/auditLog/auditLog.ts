import type { Page } from '@coffer/adapter';
import { toPage, type WalletContext } from '../shared/index.ts';
import type { AuditActor, AuditDetail } from './AuditContext.ts';
import { type AuditLogRow, readAuditLog } from './auditLogRows.ts';

/** Recorded change with its actor. */
export type AuditEntry = {
  id: string;
  /** `name`: current name of the API key or customer. Null for other actors. */
  actor: { type: AuditActor['type']; id: string; name: string | null };
  action: string;
  subjects: string[];
  detail: AuditDetail;
  createdAt: string;
};

export type ListAuditParameters = {
  actorType?: AuditActor['type'] | undefined;
  actorId?: string | undefined;
  action?: string | undefined;
  subjectId?: string | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
  cursor?: string | undefined;
  limit: number;
};

/** Lists a merchant's audit log, newest first. */
export async function listAuditLog(
  context: WalletContext,
  merchantId: string,
  { subjectId: subject, cursor: beforeId, limit, ...filter }: ListAuditParameters,
): Promise<Page<AuditEntry>> {
  const query = { ...filter, merchantId, subject, beforeId, limit: limit + 1 };
  const rows = await readAuditLog(context.database, query);
  const names = await readNames(context, merchantId, [...new Set(rows.map(({ actor }) => actor.id))]);
  return toPage(
    rows.map((row) => toAuditEntry(row, names.get(row.actor.id) ?? null)),
    limit,
  );
}

async function readNames(
  context: WalletContext,
  merchantId: string,
  ids: string[],
): Promise<Map<string, string>> {
  const rows = await context.database.query<{ id: string; name: string }>(
    `select id, name from api_keys where merchant_id = $1 and id = any ($2::text[])
     union all select id, name from customers where merchant_id = $1 and id = any ($2::text[])`,
    [merchantId, ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function toAuditEntry(
  { id, actor, action, subjects, detail, at }: AuditLogRow,
  name: string | null,
): AuditEntry {
  return { id, actor: { ...actor, name }, action, subjects, detail, createdAt: at.toISOString() };
}
