import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openPostgres } from '../apps/demo-server/src/database/postgres/openPostgres.ts';
import { startCopiedPostgres } from '../apps/demo-server/src/database/testing/startCopiedPostgres.ts';
import { type CrashReport, type CrashStorage, runCrashes } from './crash/runCrashes.ts';
import { freePort } from './freePort.ts';

// `pnpm test:crash [--rounds=n]`: kills servers, and PostgreSQL itself, under load, and compares the stored data with
// the clients' journal, the processor's charges and the received webhooks. Defaults to 105 rounds.

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '100' } } });
const rounds = Number(values.rounds);
const start = performance.now();

const folder = await mkdtemp(join(tmpdir(), 'coffer-crash-postgres-'));
await chmod(folder, 0o755);
const port = await freePort();
const flags = ['-c', 'max_connections=100', '-c', 'unix_socket_directories='];
const postgres = await startCopiedPostgres(folder, { port, flags });
const databaseUrl = (name: string) => `postgres://coffer@127.0.0.1:${port}/${name}`;
const rows: [name: string, report: CrashReport][] = [];
try {
  await run('PGlite, its server', { databaseUrl: null, servers: 1, rounds: Math.ceil(rounds * 0.4) });
  await run('PostgreSQL, its server', {
    databaseUrl: await create('one'),
    servers: 1,
    rounds: Math.ceil(rounds * 0.3),
  });
  await run('PostgreSQL, one of two servers', {
    databaseUrl: await create('two'),
    servers: 2,
    rounds: Math.ceil(rounds * 0.3),
  });
  await run('PostgreSQL itself', {
    databaseUrl: await create('itself'),
    servers: 2,
    rounds: Math.ceil(rounds * 0.05),
    async killStorage(round) {
      await postgres.end(round % 2 === 1 ? 'SIGKILL' : 'SIGQUIT');
      await postgres.start();
    },
  });
} finally {
  await postgres.end('SIGINT');
  await rm(folder, { recursive: true, force: true });
}
process.stdout.write(table());
process.exitCode = rows.every(([, report]) => isClean(report)) ? 0 : 1;

async function run(name: string, storage: Omit<CrashStorage, 'withWebhooks' | 'withCards'>): Promise<void> {
  const onRound = (round: number) => {
    if (round % 10 === 0 || round === storage.rounds) {
      process.stderr.write(`${name}: ${round} of ${storage.rounds} after ${seconds()} s\n`);
    }
  };
  rows.push([name, await runCrashes({ ...storage, withWebhooks: true, withCards: true, onRound })]);
}

async function create(name: string): Promise<string> {
  const database = await openPostgres({ url: databaseUrl('postgres') });
  await database.query(`CREATE DATABASE ${name}`);
  await database.close();
  return databaseUrl(name);
}

function isClean({
  wrongWallets,
  wrongCharges,
  wrongHolds,
  undeliveredEvents,
  faults,
}: CrashReport): boolean {
  return wrongWallets + wrongCharges + wrongHolds + undeliveredEvents + faults === 0;
}

function table(): string {
  const columns: [title: string, cell: (report: CrashReport) => number][] = [
    ['kills', ({ rounds }) => rounds],
    ['writes', ({ answered }) => answered],
    ['cut off', ({ interrupted }) => interrupted],
    ['entries', ({ entries }) => entries],
    ['events', ({ events }) => events],
    ['lost, doubled or half', ({ wrongWallets, wrongHolds }) => wrongWallets + wrongHolds],
    ['charged wrong', ({ wrongCharges }) => wrongCharges],
    ['undelivered', ({ undeliveredEvents }) => undeliveredEvents],
    ['faults', ({ faults }) => faults],
  ];
  const line = (first: string, cells: string[]) =>
    `${first.padEnd(32)}${cells.map((cell, index) => cell.padStart((columns[index]?.[0].length ?? 0) + 3)).join('')}`;
  return [
    line(
      'killed',
      columns.map(([title]) => title),
    ),
    ...rows.map(([name, report]) =>
      line(
        name,
        columns.map(([, cell]) => cell(report).toLocaleString('en')),
      ),
    ),
    `\n${seconds()} s; node ${process.version}\n`,
  ].join('\n');
}

function seconds(): number {
  return Math.round((performance.now() - start) / 1000);
}
