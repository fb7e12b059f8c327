import type { Database, SqlRow, SqlValue } from '../../database/Database.ts';
import { createId, type WalletContext } from '../shared/index.ts';
import type { AuditContext } from './AuditContext.ts';
import { type AuditLogRow, auditLogInsert, insertAuditLogRow } from './auditLogRows.ts';

/**
 * Returns a context for one request that records the request in the audit log. The row is part of the first commit that
 * changes something. A rejected request and a repeated one change nothing and have no row.
 *
 * The context does this below the use cases, so that no use case can forget it.
 */
export function withAuditLog(context: WalletContext, audit: AuditContext): WalletContext {
  const { database, ledger } = context;
  let recorded = false;
  const createRow = (createdIds: readonly string[]): AuditLogRow => {
    const at = context.now();
    const subjects = [...new Set([...audit.subjects, ...createdIds])];
    const { merchantId, actor, action, detail } = audit;
    return { id: createId('aud', at), merchantId, actor, action, subjects, detail, at };
  };
  const auditedTransaction: Database['transaction'] = async (work) => {
    let inserted = false;
    const result = await database.transaction(async (transaction) => {
      const value = await work(transaction);
      inserted = !recorded && (await insertAuditLogRow(transaction, createRow(idsOf(value))));
      return value;
    });
    recorded ||= inserted;
    return result;
  };
  return {
    ...context,
    database: {
      ...database,
      transaction: auditedTransaction,
      query: <Row extends SqlRow>(sql: string, parameters?: readonly SqlValue[]) =>
        recorded || !writes(sql)
          ? database.query<Row>(sql, parameters)
          : auditedTransaction((transaction) => transaction.query<Row>(sql, parameters)),
    },
    ledger: {
      ...ledger,
      async post(operation) {
        if (recorded) return ledger.post(operation);
        const createdIds = 'holdId' in operation ? [operation.holdId] : [];
        const receipt = await ledger.post({
          ...operation,
          alsoInsert: auditLogInsert(createRow(createdIds)),
        });
        recorded = true;
        return receipt;
      },
    },
  };
}

/** Whether a single statement, outside a transaction, changes something. */
function writes(sql: string): boolean {
  return /^\s*(insert|update|delete)\b/i.test(sql);
}

/** Returns the id of the object that a transaction created, if its result is the object or contains it. */
function idsOf(result: unknown): string[] {
  if (typeof result !== 'object' || result === null) return [];
  if (Array.isArray(result)) return result.length === 1 ? idsOf(result[0]) : [];
  if ('id' in result && typeof result.id === 'string') return [result.id];
  return ['value', 'row', 'answer'].flatMap((name) =>
    idsOf(Object.entries(result).find(([key]) => key === name)?.[1]),
  );
}
