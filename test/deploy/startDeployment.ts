import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { postgresUser } from '../../apps/demo-server/src/database/testing/startCopiedPostgres.ts';
import { freePort } from '../freePort.ts';
import { root } from '../sourceFiles.ts';

/** The parts of deploy/compose.yaml as processes of this machine, with the same configuration files. */
export type Deployment = {
  /** URL of the proxy. */
  url: string;
  primary: { url: string; port: number };
  replica: { url: string; port: number };
  /** URL through PgBouncer. */
  databaseUrl: string;
  /** Kills the server of that number, 1 or 2, by SIGKILL. */
  killServer(number: 1 | 2): Promise<void>;
  /** Runs a statement on the primary as its superuser. */
  asAdministrator(sql: string): Promise<void>;
  /** Folder with PostgreSQL's programs, such as pg_dump. */
  binaries: string;
  stop(): Promise<void>;
};

const passwords = {
  COFFER_APP_PASSWORD: 'app-password',
  COFFER_REPLICATION_PASSWORD: 'replication-password',
};
export const deploymentKey = 'sk_live_0123456789abcdefghijklmnop';

/** Names what this machine lacks to run the deployment, or returns null. Debian's packages bring it. */
export function missingForDeployment(): string | null {
  const missing = ['pgbouncer', 'haproxy'].filter(
    (program) => spawnSync(program, ['-v']).error !== undefined,
  );
  if (findBinaries() === null) missing.unshift('postgresql');
  return missing.length === 0
    ? null
    : `needs ${missing.join(', ')}: apt-get install postgresql pgbouncer haproxy`;
}

function findBinaries(): string | null {
  const folder = '/usr/lib/postgresql';
  const versions = existsSync(folder)
    ? readdirSync(folder)
        .map(Number)
        .filter((version) => version >= 15)
    : [];
  return versions.length === 0 ? null : join(folder, String(Math.max(...versions)), 'bin');
}

/** Starts primary, replica, PgBouncer, two servers and proxy, in the order of compose.yaml. */
export async function startDeployment(): Promise<Deployment> {
  const binaries = findBinaries() ?? '';
  const folder = mkdtempSync(join(tmpdir(), 'coffer-deployment-'));
  chmodSync(folder, 0o755);
  cpSync(join(root, 'deploy'), folder, { recursive: true });
  const children: ChildProcess[] = [];
  const start = (
    program: string,
    parameters: string[],
    options: { env?: NodeJS.ProcessEnv; asPostgres?: boolean },
  ) => {
    const env = { PATH: `${binaries}:${process.env.PATH}`, LC_ALL: 'C', ...options.env };
    const user = options.asPostgres ? postgresUser : {};
    const child = spawn(program, parameters, {
      ...user,
      cwd: folder,
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    children.push(child);
    let said = '';
    child.stderr.on('data', (piece: Buffer) => {
      said = `${said}${piece}`.slice(-4_000);
    });
    return { child, said: () => said };
  };
  const stop = async () => {
    for (const child of children.reverse()) await end(child, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const [primaryPort, replicaPort, poolerPort, proxyPort] = await Promise.all(
      Array.from({ length: 4 }, freePort),
    );
    const serverPorts = [await freePort(), await freePort()] as const;
    const flags = (port: number | undefined) => [
      ...['-c', `config_file=${folder}/postgresql.conf`, '-c', `hba_file=${folder}/pg_hba.conf`],
      ...['-c', `port=${port}`, '-c', `unix_socket_directories=${folder}/sockets`],
    ];
    for (const name of ['primary', 'sockets']) own(join(folder, name));

    execFileSync(join(binaries, 'initdb'), ['-D', join(folder, 'primary'), '-U', 'postgres', '--no-sync'], {
      ...postgresUser,
      cwd: folder,
      stdio: 'pipe',
    });
    const primary = start('postgres', ['-D', join(folder, 'primary'), ...flags(primaryPort)], {
      asPostgres: true,
    });
    const psql = { PGHOST: join(folder, 'sockets'), PGPORT: String(primaryPort) };
    await until('the primary', primary, () => isReady(binaries, psql));
    execFileSync('sh', ['init.sh'], {
      cwd: folder,
      env: { PATH: `${binaries}:${process.env.PATH}`, ...psql, ...passwords },
      stdio: 'pipe',
    });

    own(join(folder, 'replica'));
    const replica = start('sh', ['replica.sh', ...flags(replicaPort)], {
      asPostgres: true,
      env: {
        ...passwords,
        PGDATA: join(folder, 'replica'),
        PRIMARY_HOST: '127.0.0.1',
        PRIMARY_PORT: String(primaryPort),
      },
    });
    await until('the replica', replica, () => isReady(binaries, { ...psql, PGPORT: String(replicaPort) }));

    // The same text with the addresses of this machine.
    writeFileSync(
      join(folder, 'addresses.ini'),
      `listen_addr = 127.0.0.1\nlisten_port = ${poolerPort}\n\n[databases]\ncoffer = host=127.0.0.1 port=${primaryPort} dbname=coffer\n`,
    );
    writeFileSync(join(folder, 'userlist.txt'), `"coffer_app" "${passwords.COFFER_APP_PASSWORD}"\n`);
    const pooler = start('pgbouncer', ['-q', 'pgbouncer.ini'], { asPostgres: true });
    const databaseUrl = `postgres://coffer_app:${passwords.COFFER_APP_PASSWORD}@127.0.0.1:${poolerPort}/coffer`;

    const servers = serverPorts.map((port) =>
      start(process.execPath, [join(root, 'apps/demo-server/src/main.ts')], {
        env: {
          PORT: String(port),
          DATABASE_URL: databaseUrl,
          COFFER_SECRET_KEY: deploymentKey,
          COFFER_TRUSTED_PROXIES: '127.0.0.0/8',
          COFFER_LOG_LEVEL: 'warn',
        },
      }),
    );
    const [first, second] = servers;
    if (!first || !second) throw new Error('Two servers were to start.');
    const proxy = start('haproxy', ['-f', 'haproxy.cfg'], {
      env: {
        PROXY_BIND: `127.0.0.1:${proxyPort}`,
        SERVER1: `127.0.0.1:${serverPorts[0]}`,
        SERVER2: `127.0.0.1:${serverPorts[1]}`,
      },
    });
    const answers = (port: number | undefined) => () =>
      fetch(`http://127.0.0.1:${port}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      );
    await until('the first server', first, answers(serverPorts[0]), pooler);
    await until('the second server', second, answers(serverPorts[1]), pooler);
    await until('the proxy', proxy, answers(proxyPort));
    const asApp = (port: number | undefined) =>
      `postgres://coffer_app:${passwords.COFFER_APP_PASSWORD}@127.0.0.1:${port}/coffer`;
    return {
      url: `http://127.0.0.1:${proxyPort}`,
      primary: { url: asApp(primaryPort), port: primaryPort ?? 0 },
      replica: { url: asApp(replicaPort), port: replicaPort ?? 0 },
      databaseUrl,
      killServer: (number) => end((number === 1 ? first : second).child, 'SIGKILL'),
      asAdministrator: async (sql) => {
        const env = { PATH: process.env.PATH ?? '', ...psql };
        execFileSync(join(binaries, 'psql'), ['-U', 'postgres', '-c', sql], { env, stdio: 'pipe' });
      },
      binaries,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Creates a folder that PostgreSQL's user may write. */
function own(folder: string): void {
  mkdirSync(folder, { mode: 0o700 });
  const { uid, gid } = postgresUser;
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
}

function isReady(binaries: string, environment: Record<string, string>): boolean {
  const env = { PATH: process.env.PATH ?? '', ...environment };
  return spawnSync(join(binaries, 'pg_isready'), ['--username', 'postgres'], { env }).status === 0;
}

type Started = { child: ChildProcess; said: () => string };

async function until(
  name: string,
  { child, said }: Started,
  isUp: () => boolean | Promise<boolean>,
  beside?: Started,
): Promise<void> {
  for (let attempt = 1; attempt <= 600; attempt += 1) {
    if (await isUp()) return;
    if (child.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${name} did not start: ${said()}${beside?.said() ?? ''}`);
}

async function end(child: ChildProcess, signal: 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}
