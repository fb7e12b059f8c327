import type { Page } from '@coffer/adapter';
import { execute, kysely } from '../../database/queryBuilder.ts';
import { type AuditActor, type AuditDetail, toPage, type WalletContext } from '../shared/index.ts';
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
  const named = (table: 'api_keys' | 'customers') =>
    kysely
      .selectFrom(table)
      .select(['id', 'name'])
      .where('merchant_id', '=', merchantId)
      .where('id', '=', ({ fn, val }) => fn.any(val(ids)));
  const rows = await execute(context.database, named('api_keys').unionAll(named('customers')));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function toAuditEntry(
  { id, actor, action, subjects, detail, at }: AuditLogRow,
  name: string | null,
): AuditEntry {
  return {
    id,
    actor: { ...actor, name },
    action,
    subjects: [...subjects],
    detail,
    createdAt: at.toISOString(),
  };
}
