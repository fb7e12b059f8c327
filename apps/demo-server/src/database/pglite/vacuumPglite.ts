import type { SqlRow } from '../Database.ts';

/** How often the embedded engine is looked after, in milliseconds. */
const periodMs = 60_000;

/**
 * Does what a PostgreSQL server does by itself in the background and an embedded engine never does:
 * clears dead rows, refreshes the planner's figures, and checkpoints so that the log stays short.
 */
export function vacuumPglite(query: (sql: string) => Promise<SqlRow[]>): () => void {
  const timer = setInterval(() => {
    // Missing one round costs nothing; a database that is closing or broken says so elsewhere.
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
