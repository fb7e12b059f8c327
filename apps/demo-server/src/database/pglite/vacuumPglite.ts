import type { SqlRow } from '../Database.ts';

/** Interval of the upkeep, in milliseconds. */
const periodMs = 60_000;

/**
 * Does the background work of a PostgreSQL server that an embedded engine lacks: removes dead rows, updates the planner's
 * statistics, and checkpoints so that the write-ahead log stays short. Returns a function that stops it.
 */
export function vacuumPglite(query: (sql: string) => Promise<SqlRow[]>): () => void {
  const timer = setInterval(() => {
    // Skipping one round does no harm; a database that is closing or broken reports that elsewhere.
    void upkeepOnce(query).catch(() => undefined);
  }, periodMs);
  timer.unref();
  return () => clearInterval(timer);
}

/** One round of upkeep. */
export async function upkeepOnce(query: (sql: string) => Promise<SqlRow[]>): Promise<void> {
  const tables = await query(`
    SELECT quote_ident(schemaname) || '.' || quote_ident(relname) AS name
    FROM pg_stat_user_tables
    WHERE n_dead_tup > 500 + 0.2 * n_live_tup OR n_mod_since_analyze > 500 + 0.1 * n_live_tup
    ORDER BY 1`);
  for (const { name } of tables) await query(`VACUUM (ANALYZE) ${String(name)}`);
  if (tables.length > 0) await query('CHECKPOINT');
}
