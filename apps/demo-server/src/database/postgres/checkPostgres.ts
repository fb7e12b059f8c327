import pg from 'pg';
import { DatabaseUnavailable } from '../DatabaseUnavailable.ts';
import { isReadOnly } from '../SqlError.ts';
import type { PostgresPool } from './PostgresPool.ts';

const versionMin = 15;

/**
 * Rejects a server that is too old, that may lose confirmed commits, that accepts no writes, or that is behind a pooler
 * without sessions. Returns the engine's name.
 *
 * @throws DatabaseUnavailable
 */
export async function checkPostgres(pool: PostgresPool): Promise<string> {
  const settings = await readSettings(pool).catch((cause: unknown) => {
    throw unreachable(cause);
  });
  const version = settings.get('server_version')?.split(' ')[0] ?? '0';
  if (Number.parseInt(version, 10) < versionMin) {
    throw new DatabaseUnavailable(
      'version_unsupported',
      `PostgreSQL ${version} is too old; this server needs ${versionMin} or later.`,
    );
  }
  const notDurable = durability(settings);
  if (notDurable) throw notDurable;
  await refuseSharedSessions(pool);
  return `PostgreSQL ${version}`;
}

/** Returns null when commits are durable, or else why they may be lost. */
export async function readDurability(pool: PostgresPool): Promise<DatabaseUnavailable | null> {
  return durability(await readSettings(pool));
}

async function readSettings(pool: PostgresPool): Promise<ReadonlyMap<string, string>> {
  const rows = await pool.use([], (client) =>
    pool.run<{ name: string; setting: string }>(
      client,
      `SELECT name, setting FROM pg_settings
       WHERE name IN ('server_version', 'fsync', 'full_page_writes', 'synchronous_commit')`,
    ),
  );
  return new Map(rows.map(({ name, setting }) => [name, setting]));
}

function durability(settings: ReadonlyMap<string, string>): DatabaseUnavailable | null {
  for (const name of ['fsync', 'full_page_writes', 'synchronous_commit']) {
    if (settings.get(name) === 'off') {
      return new DatabaseUnavailable(
        'not_durable',
        `PostgreSQL runs with ${name} off, so a crash would lose money; switch it on.`,
      );
    }
  }
  if (settings.get('synchronous_commit') === 'local') {
    return new DatabaseUnavailable(
      'not_durable',
      'PostgreSQL runs with synchronous_commit local, so a failover would lose money; set it to on.',
    );
  }
  return null;
}

function unreachable(cause: unknown): DatabaseUnavailable {
  if (isReadOnly(cause)) {
    return new DatabaseUnavailable(
      'read_only',
      'PostgreSQL at DATABASE_URL accepts no writes, since it is a standby or was made read-only; name the primary, or every host as postgres://user:password@first,second/database.',
      cause,
    );
  }
  const said = cause instanceof Error ? cause.message : String(cause);
  return new DatabaseUnavailable(
    'unreachable',
    `PostgreSQL cannot be reached at DATABASE_URL: ${said}`,
    cause,
  );
}

/**
 * Rejects a pooler in transaction mode. It serves a connection by changing sessions, so that settings, prepared statements
 * and LISTEN are lost. Each of two connections must keep its own session.
 */
async function refuseSharedSessions(pool: PostgresPool): Promise<void> {
  const clients = [new pg.Client(pool.clientConfig()), new pg.Client(pool.clientConfig())] as const;
  const [first, second] = clients;
  const sessions = new Map<pg.Client, Set<number>>(clients.map((client) => [client, new Set<number>()]));
  try {
    for (const client of clients) {
      client.on('error', () => undefined);
      await client.connect();
    }
    for (const client of [first, first, second, second, first, second]) {
      const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      sessions.get(client)?.add(rows[0]?.pid ?? 0);
    }
  } catch (cause) {
    throw unreachable(cause);
  } finally {
    await Promise.all(clients.map((client) => client.end().catch(() => undefined)));
  }
  const [own, others] = [...sessions.values()].map((pids) => [...pids]);
  if (own?.length === 1 && others?.length === 1 && own[0] !== others[0]) return;
  throw new DatabaseUnavailable(
    'pooler_unsupported',
    'DATABASE_URL leads through a pooler in transaction mode, which does not keep sessions; use its session mode, or connect directly.',
  );
}
