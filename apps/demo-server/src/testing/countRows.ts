import type { Database } from '../database/Database.ts';

/**
 * Counts the rows of each table, by its name. A rejected request must not change the counts. `rate_limits` is not included,
 * because rejected requests count towards the limits.
 */
export async function countRows(database: Database): Promise<Record<string, number>> {
  const tables = await database.query<{ name: string }>(
    `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema') and tablename <> 'rate_limits' order by 1`,
  );
  const counts = tables.map(({ name }) => `select '${name}' as name, count(*) as count from ${name}`);
  const rows = await database.query<{ name: string; count: number }>(counts.join(' union all '));
  return Object.fromEntries(rows.map(({ name, count }) => [name, Number(count)]));
}
