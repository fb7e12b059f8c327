import type { Queryable, SqlRow, SqlValue, Transaction } from '../database/Database.ts';
import { SqlError } from '../database/SqlError.ts';
import type { TestDatabase } from '../database/testing/openTestDatabase.ts';

/**
 * How a transaction locks rows of a table. `keyShare` is what a foreign key takes on the row that it points to,
 * `change` an update of other columns than keys, `change key` all that a `keyShare` has to wait for.
 */
export type LockStrength = 'keyShare' | 'change' | 'change key';

/** The row locks of one transaction, in the order in which it took them. */
export type RecordedTransaction = { table: string; strength: LockStrength; sql: string }[];

/** A database that records which rows its transactions lock, and each deadlock that PostgreSQL reports. */
export type LockRecorder = {
  database: TestDatabase;
  /** The transactions since the last call. Locks are recorded between `start` and `stop` only. */
  takeTransactions(): RecordedTransaction[];
  start(): void;
  stop(): void;
  /** What PostgreSQL reported as a deadlock since the last call, though the transaction was retried. */
  takeDeadlocks(): string[];
};

type LockRow = { name: string; isShared: boolean; changes: number; inserts: number };

const heldSql = `select format('%s.%s', n.nspname, c.relname) as name, bool_or(l.mode = 'RowShareLock') as "isShared",
    coalesce(max(s.n_tup_upd + s.n_tup_del), 0)::integer as changes, coalesce(max(s.n_tup_ins), 0)::integer as inserts
  from pg_locks l join pg_class c on c.oid = l.relation join pg_namespace n on n.oid = c.relnamespace
  left join pg_stat_xact_user_tables s on s.relid = c.oid
  where l.pid = pg_backend_pid() and l.mode in ('RowShareLock', 'RowExclusiveLock') and c.relkind = 'r'
  group by 1 order by 1`;

/** Earlier transactions of a connection may still be counted in `pg_stat_xact_user_tables`. */
const changesSql = `select format('%s.%s', schemaname, relname) as name, false as "isShared",
    (n_tup_upd + n_tup_del)::integer as changes, n_tup_ins::integer as inserts from pg_stat_xact_user_tables`;

/** Columns whose change is one of the key: those of unique indexes without a condition. */
const keysSql = `select format('%s.%s', n.nspname, c.relname) as name, a.attname as column from pg_index i
  join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
  where i.indisunique and i.indpred is null and i.indexprs is null and n.nspname in ('public', 'ledger')`;

/** Wraps a PostgreSQL database of a test. */
export function recordLocks(database: TestDatabase): LockRecorder {
  let isRecording = false;
  let transactions: RecordedTransaction[] = [];
  let deadlocks: string[] = [];
  let keys: { name: string; column: string }[] | undefined;

  const noticeDeadlock = (sql: string) => (error: unknown) => {
    if (error instanceof SqlError && error.sqlState === '40P01') deadlocks.push(sql);
    throw error;
  };

  function changesKey(sql: string, table: string): boolean {
    const bare = table.replace('public.', '');
    if (new RegExp(`delete from ${bare}\\b`).test(sql)) return true;
    const [, set = ''] = new RegExp(`update ${bare}\\b[^;]*?\\bset\\b(.*)`, 's').exec(sql) ?? [];
    return (keys ?? []).some(
      ({ name, column }) =>
        name === table && new RegExp(`(^|[\\s,])${column} = `).test(set.split(/\bwhere\b/)[0] ?? ''),
    );
  }

  function record(transaction: Transaction): Transaction {
    const locks: RecordedTransaction = [];
    transactions.push(locks);
    const inserted = new Set<string>();
    let known: Map<string, LockRow> | undefined;
    const add = (table: string, strength: LockStrength, sql: string) => {
      const order: LockStrength[] = ['keyShare', 'change', 'change key'];
      const before = locks.findLast((lock) => lock.table === table);
      if (!before || order.indexOf(strength) > order.indexOf(before.strength))
        locks.push({ table, strength, sql });
    };
    return {
      ...transaction,
      query: async <Row extends SqlRow>(text: string, parameters?: readonly SqlValue[]) => {
        // The query builder quotes each name.
        const sql = text.replaceAll('"', '');
        // Nothing may come before this statement, and it locks no row.
        if (sql.startsWith('set transaction')) return transaction.query<Row>(text, parameters);
        known ??= new Map((await transaction.query<LockRow>(changesSql)).map((row) => [row.name, row]));
        const rows = await transaction.query<Row>(text, parameters).catch(noticeDeadlock(sql));
        for (const row of await transaction.query<LockRow>(heldSql)) {
          const before = known.get(row.name);
          known.set(row.name, row);
          // A row that this transaction inserted is visible to nobody else yet.
          const isOwn = inserted.has(row.name);
          const isNewlyShared = row.isShared && !before?.isShared && !isOwn;
          if (row.inserts > (before?.inserts ?? 0)) inserted.add(row.name);
          const isChanged = row.changes > (before?.changes ?? 0);
          const [, mode] = /for (no key update|update|share)/.exec(sql) ?? [];
          const isNamed = new RegExp(`\\b${row.name.replace('public.', '')}\\b`).test(sql);
          if (isChanged) add(row.name, changesKey(sql, row.name) ? 'change key' : 'change', sql);
          else if (isNamed && mode && row.isShared)
            add(row.name, mode === 'update' ? 'change key' : 'change', sql);
          else if (isNewlyShared) add(row.name, 'keyShare', sql);
        }
        return rows;
      },
    };
  }

  const transaction: TestDatabase['transaction'] = async (work) => {
    keys ??= await database.query<{ name: string; column: string }>(keysSql);
    return database.transaction(async (within) => {
      if (isRecording) {
        return work(record(within));
      }
      const query: Queryable['query'] = <Row extends SqlRow>(sql: string, parameters?: readonly SqlValue[]) =>
        within.query<Row>(sql, parameters).catch(noticeDeadlock(sql));
      return work({ ...within, query });
    });
  };

  return {
    database: {
      ...database,
      transaction,
      query: <Row extends SqlRow = SqlRow>(sql: string, parameters?: readonly SqlValue[]): Promise<Row[]> =>
        isRecording && /\b(insert into|update|delete from)\b/i.test(sql)
          ? transaction((within) => within.query<Row>(sql, parameters))
          : database.query<Row>(sql, parameters).catch(noticeDeadlock(sql)),
    },
    start: () => {
      isRecording = true;
    },
    stop: () => {
      isRecording = false;
    },
    takeTransactions() {
      const taken = transactions;
      transactions = [];
      return taken;
    },
    takeDeadlocks() {
      const taken = deadlocks;
      deadlocks = [];
      return taken;
    },
  };
}
