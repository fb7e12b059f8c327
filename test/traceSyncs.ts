import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPostgres } from '../apps/demo-server/src/database/postgres/openPostgres.ts';
import { startTestPostgres } from '../apps/demo-server/src/database/testing/startTestPostgres.ts';
import { startProcess, untilReady } from '../apps/demo-server/src/testing/startProcess.ts';
import { freePort } from './freePort.ts';

// `pnpm test:syncs`: checks with strace that each credit is synced to disk before its response. The server runs as an
// operator starts it and gets one credit after the other. Needs Linux, strace (`apt-get install strace`) and permission
// to trace.

const credits = 20;
const secretKey = 'sk_test_of_the_syncs_suite_32_chars';
const folder = await mkdtemp(join(tmpdir(), 'coffer-syncs-'));

try {
  if (spawnSync('strace', ['-V']).error)
    throw new Error('strace is missing. Install it: apt-get install strace');
  await trace('PGlite', { COFFER_DATA_DIR: join(folder, 'data') }, async (serverPid) => [serverPid]);
  const postgres = await startTestPostgres();
  await trace('PostgreSQL', { DATABASE_URL: postgres.url }, () => postgresPids(postgres.url)).finally(
    postgres.stop,
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function trace(
  engine: string,
  environment: Record<string, string>,
  pidsOf: (serverPid: number) => Promise<number[]>,
): Promise<void> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const common = { PORT: String(port), COFFER_SECRET_KEY: secretKey, COFFER_LOG_LEVEL: 'silent' };
  const server = startProcess([], { ...common, ...environment });
  let tracer: ChildProcess | null = null;
  try {
    await untilReady(server, url);
    const walletId = await makeWallet(url);
    const log = join(folder, `${engine}.strace`);
    tracer = await attach(await pidsOf(server.process.pid ?? 0), log);
    const syncs: string[][] = [];
    for (let index = 0; index < credits; index += 1) {
      const before = (await syncsIn(log)).length;
      const amount = { amount: 100, currency: 'USD' };
      await post(`${url}/v1/wallets/${walletId}/entries`, {
        type: 'credit',
        fundedBy: 'externalPayment',
        amount,
      });
      syncs.push((await syncsIn(log)).slice(before));
    }
    report(engine, syncs);
  } finally {
    // Stop the tracer first: a traced process cannot end.
    tracer?.kill('SIGINT');
    if (tracer) await once(tracer, 'exit');
    server.process.kill('SIGTERM');
    await server.ended;
  }
}

/** Attaches strace to the processes and their future threads and children. `-y` names the file of each descriptor. */
async function attach(pids: readonly number[], log: string): Promise<ChildProcess> {
  const flags = [
    '-f',
    '-y',
    '-e',
    'trace=fsync,fdatasync',
    '-o',
    log,
    ...pids.flatMap((pid) => ['-p', String(pid)]),
  ];
  const tracer = spawn('strace', flags, { stdio: ['ignore', 'ignore', 'pipe'] });
  const [said] = await once(tracer.stderr, 'data');
  if (!String(said).includes('attached')) throw new Error(String(said));
  return tracer;
}

async function syncsIn(log: string): Promise<string[]> {
  return (await readFile(log, 'utf8')).split('\n').filter((line) => /(?:fsync|fdatasync).*= 0$/.test(line));
}

function report(engine: string, syncs: readonly string[][]): void {
  const without = syncs.filter((made) => made.length === 0).length;
  const total = syncs.reduce((sum, made) => sum + made.length, 0);
  process.stdout.write(
    `\n${engine}: ${syncs.length} credits, ${total} syncs, ${without} credits answered without a sync\n`,
  );
  for (const line of syncs.at(-1) ?? []) process.stdout.write(`  ${line.replaceAll(folder, '…')}\n`);
  if (without > 0) process.exitCode = 1;
}

async function makeWallet(url: string): Promise<string> {
  const customer = await post(`${url}/v1/customers`, { name: 'Ada', currencies: [] });
  return (await post(`${url}/v1/customers/${customer.id}/wallets`, { currency: 'USD' })).id;
}

async function post(url: string, body: object): Promise<{ id: string }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${secretKey}`,
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
    },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return response.json();
}

/** Returns the PIDs of PostgreSQL's main process and its children. */
async function postgresPids(url: string): Promise<number[]> {
  const database = await openPostgres({ url, connections: 1 });
  const [row] = await database.query<{ folder: string }>(
    `select current_setting('data_directory') as folder`,
  );
  await database.close();
  const [first = ''] = (await readFile(join(row?.folder ?? '', 'postmaster.pid'), 'utf8')).split('\n');
  const children = await readFile(`/proc/${first}/task/${first}/children`, 'utf8');
  return [first, ...children.trim().split(' ')].map(Number);
}
