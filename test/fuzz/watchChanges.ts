import type { Database } from '../../apps/demo-server/src/database/Database.ts';

/** A committed insert, update or delete of one row. */
export type RowChange = { table: string; operation: string; before: unknown; after: unknown };

/** Columns that may change although the request changed nothing. */
const ignoredColumns: Record<string, string> = { 'public.api_keys': 'last_used_at' };

/**
 * Records every committed change of a row by a trigger on each table, except the rate limits, which count rejected
 * requests too. A rollback also removes its records.
 *
 * @returns a function that returns the changes since its last call
 */
export async function watchChanges(database: Database): Promise<() => Promise<RowChange[]>> {
  await database.query('create schema fuzz');
  await database.query(
    'create table fuzz.changes (number bigserial, name text, operation text, before jsonb, after jsonb)',
  );
  await database.query(`
    create function fuzz.note() returns trigger language plpgsql as $$
    declare
      before jsonb := case when tg_op in ('UPDATE', 'DELETE') then to_jsonb(old) - tg_argv[0] end;
      after jsonb := case when tg_op in ('UPDATE', 'INSERT') then to_jsonb(new) - tg_argv[0] end;
    begin
      if before is distinct from after then
        insert into fuzz.changes (name, operation, before, after)
        values (tg_table_schema || '.' || tg_table_name, tg_op, before, after);
      end if;
      return null;
    end $$`);
  await database.query(`
    create function fuzz.note_truncate() returns trigger language plpgsql as $$
    begin
      insert into fuzz.changes (name, operation) values (tg_table_schema || '.' || tg_table_name, tg_op);
      return null;
    end $$`);
  const tables = await database.query<{ name: string; bare: string }>(
    `select format('%I.%I', schemaname, tablename) as name, schemaname || '.' || tablename as bare
     from pg_tables where schemaname in ('public', 'ledger') and tablename <> 'rate_limits'`,
  );
  for (const { name, bare } of tables) {
    await database.query(
      `create trigger fuzz_note after insert or update or delete on ${name}
       for each row execute function fuzz.note('${ignoredColumns[bare] ?? ''}')`,
    );
    await database.query(
      `create trigger fuzz_note_truncate after truncate on ${name} execute function fuzz.note_truncate()`,
    );
  }
  return async () => {
    const changes = await database.query<RowChange>(
      'select name as table, operation, before, after from fuzz.changes order by number',
    );
    if (changes.length > 0) await database.query('truncate fuzz.changes');
    return changes;
  };
}
