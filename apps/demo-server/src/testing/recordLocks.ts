import type { Queryable, SqlRow, SqlValue, Transaction } from '../database/Database.ts';
import { SqlError } from '../database/SqlError.ts';
import type { TestDatabase } from '../database/testing/openTestDatabase.ts';

/**
 * Strength of a transaction's lock on the rows of a table. A foreign key takes `keyShare` on the referenced row. An update of
 * columns other than keys takes `change`. `change key` stands for every lock that conflicts with `keyShare`.
 */
export type LockStrength = 'keyShare' | 'change' | 'change key';

/** Row locks of one transaction, in the order in which it acquired them. */
export type RecordedTransaction = { table: string; strength: LockStrength; sql: string }[];

/** A database that records which rows its transactions lock, and each deadlock that PostgreSQL reports. */
export type LockRecorder = {
  database: TestDatabase;
  /** Returns the transactions since the last call. Locks are recorded between `start` and `stop` only. */
  takeTransactions(): RecordedTransaction[];
  start(): void;
  stop(): void;
  /** Returns the statements that met a deadlock since the last call, including those of retried transactions. */
  takeDeadlocks(): string[];
};

type LockRow = { name: string; isShared: boolean; changes: number; inserts: number };

const locksSql = `select format('%s.%s', n.nspname, c.relname) as name, bool_or(l.mode = 'RowShareLock') as "isShared",
    coalesce(max(s.n_tup_upd + s.n_tup_del), 0)::integer as changes, coalesce(max(s.n_tup_ins), 0)::integer as inserts
  from pg_locks l join pg_class c on c.oid = l.relation join pg_namespace n on n.oid = c.relnamespace
  left join pg_stat_xact_user_tables s on s.relid = c.oid
  where l.pid = pg_backend_pid() and l.mode in ('RowShareLock', 'RowExclusiveLock') and c.relkind = 'r'
  group by 1 order by 1`;

/** Initial counts of a transaction, because `pg_stat_xact_user_tables` may still include earlier ones of the connection. */
const changesSql = `select format('%s.%s', schemaname, relname) as name, false as "isShared",
    (n_tup_upd + n_tup_del)::integer as changes, n_tup_ins::integer as inserts from pg_stat_xact_user_tables`;

/** Columns of unique indexes without a condition. PostgreSQL treats their change as a change of a key. */
const keysSql = `select format('%s.%s', n.nspname, c.relname) as name, a.attname as column from pg_index i
  join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
  where i.indisunique and i.indpred is null and i.indexprs is null and n.nspname in ('public', 'ledger')`;

/** Wraps a test's PostgreSQL database. */
export function recordLocks(database: TestDatabase): LockRecorder {
  let isRecording = false;
  let transactions: RecordedTransaction[] = [];
  let deadlocks: string[] = [];
  let keys: { name: string; column: string }[] | undefined;

  const recordDeadlock = (sql: string) => (error: unknown) => {
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
        // PostgreSQL accepts no statement before this one in a transaction. It locks no row.
        if (sql.startsWith('set transaction')) return transaction.query<Row>(text, parameters);
        known ??= new Map((await transaction.query<LockRow>(changesSql)).map((row) => [row.name, row]));
        const rows = await transaction.query<Row>(text, parameters).catch(recordDeadlock(sql));
        for (const row of await transaction.query<LockRow>(locksSql)) {
          const before = known.get(row.name);
          known.set(row.name, row);
          // No other transaction can see a row that this one inserted.
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
        within.query<Row>(sql, parameters).catch(recordDeadlock(sql));
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
          : database.query<Row>(sql, parameters).catch(recordDeadlock(sql)),
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
