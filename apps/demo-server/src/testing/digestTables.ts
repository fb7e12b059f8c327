import type { Database } from '../database/Database.ts';

/** Columns that a rejected request may change. */
const ignored = { api_keys: ['last_used_at'] } as Record<string, string[]>;

/**
 * Hashes the rows of each table, by its name. A rejected request must not change the hashes. `rate_limits` is not included,
 * because rejected requests count towards the limits.
 */
export async function digestTables(database: Database): Promise<Record<string, string>> {
  const tables = await database.query<{ name: string; bare: string }>(
    `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name, tablename as bare from pg_tables
     where schemaname in ('public', 'ledger') and tablename <> 'rate_limits' order by 1`,
  );
  const digests = tables.map(({ name, bare }) => {
    const row = (ignored[bare] ?? []).reduce((json, column) => `${json} - '${column}'`, 'to_jsonb(t)');
    return `select '${name}' as name, md5(string_agg(md5((${row})::text), '' order by md5((${row})::text))) as digest from ${name} t`;
  });
  const rows = await database.query<{ name: string; digest: string | null }>(digests.join(' union all '));
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest ?? '']));
}
