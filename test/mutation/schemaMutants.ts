import type { Queryable } from '../../apps/demo-server/src/database/Database.ts';
import type { SqlMutant } from './sqlMutants.ts';

/** Returns a mutant for each constraint, unique index and trigger of the ledger's tables, which drops it. */
export async function schemaMutants(database: Queryable): Promise<SqlMutant[]> {
  const rows = await database.query<{ name: string; was: string; sql: string }>(
    `SELECT c.conrelid::regclass::text AS name, pg_get_constraintdef(c.oid) AS was,
       format('ALTER TABLE %s DROP CONSTRAINT %I CASCADE', c.conrelid::regclass, c.conname) AS sql
     FROM pg_constraint c WHERE c.connamespace = 'ledger'::regnamespace AND c.contype IN ('c', 'f', 'p', 'u')
     UNION ALL
     SELECT t.tgrelid::regclass::text, pg_get_triggerdef(t.oid), format('DROP TRIGGER %I ON %s', t.tgname, t.tgrelid::regclass)
     FROM pg_trigger t JOIN pg_class r ON r.oid = t.tgrelid
     WHERE r.relnamespace = 'ledger'::regnamespace AND NOT t.tgisinternal
     UNION ALL
     SELECT i.indrelid::regclass::text, pg_get_indexdef(i.indexrelid), format('DROP INDEX %s', i.indexrelid::regclass)
     FROM pg_index i JOIN pg_class r ON r.oid = i.indrelid
     WHERE r.relnamespace = 'ledger'::regnamespace AND i.indisunique
       AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)
     ORDER BY 1, 2`,
  );
  return rows.map(({ name, was, sql }) => ({ name, line: 0, was, from: was, to: '(left out)', sql }));
}
