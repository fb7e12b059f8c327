import type { Database, SqlRow, SqlValue } from '../../database/Database.ts';
import { createId, type WalletContext } from '../shared/index.ts';
import type { AuditContext } from './AuditContext.ts';
import { type AuditLogRow, auditLogInsert, insertAuditLogRow } from './auditLogRows.ts';

/**
 * A context of one request, whose first commit that changes something leaves a row in the audit log, in that very
 * commit. A refused request changes nothing and leaves none, and so does a repeat.
 *
 * It stands below the use-cases, so that none of them, and none to come, can forget to tell.
 */
export function withAuditLog(context: WalletContext, author: AuditContext): WalletContext {
  const { database, ledger } = context;
  let told = false;
  const rowAbout = (made: readonly string[]): AuditLogRow => {
    const at = context.now();
    const subjects = [...new Set([...author.subjects, ...made])];
    const { merchantId, actor, action, detail } = author;
    return { id: createId('aud', at), merchantId, actor, action, subjects, detail, at };
  };
  const transaction: Database['transaction'] = async (work) => {
    let tells = false;
    const result = await database.transaction(async (inner) => {
      const value = await work(inner);
      tells = !told && (await insertAuditLogRow(inner, rowAbout(idsOf(value))));
      return value;
    });
    told ||= tells;
    return result;
  };
  return {
    ...context,
    database: {
      ...database,
      transaction,
      query: <Row extends SqlRow>(sql: string, parameters?: readonly SqlValue[]) =>
        told || !writes(sql)
          ? database.query<Row>(sql, parameters)
          : transaction((inner) => inner.query<Row>(sql, parameters)),
    },
    ledger: {
      ...ledger,
      async post(operation) {
        if (told) return ledger.post(operation);
        const made = 'holdId' in operation ? [operation.holdId] : [];
        const receipt = await ledger.post({ ...operation, alsoInsert: auditLogInsert(rowAbout(made)) });
        told = true;
        return receipt;
      },
    },
  };
}

/** A statement of its own, outside a transaction, that changes something. */
function writes(sql: string): boolean {
  return /^\s*(insert|update|delete)\b/i.test(sql);
}

/** The id of what a transaction made, where its result is that, or holds it as an answer or a row. */
function idsOf(result: unknown): string[] {
  if (typeof result !== 'object' || result === null) return [];
  if (Array.isArray(result)) return result.length === 1 ? idsOf(result[0]) : [];
  if ('id' in result && typeof result.id === 'string') return [result.id];
  return ['value', 'row', 'answer'].flatMap((name) =>
    idsOf(Object.entries(result).find(([key]) => key === name)?.[1]),
  );
}
