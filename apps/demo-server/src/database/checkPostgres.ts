import type pg from 'pg';
import { DatabaseUnavailable } from './DatabaseUnavailable.ts';

const versionMin = 15;

/** Refuses a server that is too old or that may forget what it answered; gives the engine's name. */
export async function checkPostgres(pool: pg.Pool): Promise<string> {
  const { rows } = await pool
    .query<{ name: string; setting: string }>(
      `SELECT name, setting FROM pg_settings
       WHERE name IN ('server_version', 'fsync', 'full_page_writes', 'synchronous_commit')`,
    )
    .catch((cause: unknown) => {
      const said = cause instanceof Error ? cause.message : String(cause);
      throw new DatabaseUnavailable(
        'unreachable',
        `PostgreSQL cannot be reached at DATABASE_URL: ${said}`,
        cause,
      );
    });
  const settings = new Map(rows.map(({ name, setting }) => [name, setting]));
  const version = settings.get('server_version')?.split(' ')[0] ?? '0';
  if (Number.parseInt(version, 10) < versionMin) {
    throw new DatabaseUnavailable(
      'version_unsupported',
      `PostgreSQL ${version} is too old; this server needs ${versionMin} or later.`,
    );
  }
  for (const name of ['fsync', 'full_page_writes', 'synchronous_commit']) {
    if (settings.get(name) === 'off') {
      throw new DatabaseUnavailable(
        'not_durable',
        `PostgreSQL runs with ${name} off, so a crash would lose money; switch it on.`,
      );
    }
  }
  return `PostgreSQL ${version}`;
}
