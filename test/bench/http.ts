import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startTestPostgres } from '../../apps/demo-server/src/database/testing/startTestPostgres.ts';
import {
  type ServerProcess,
  startProcess,
  untilReady,
} from '../../apps/demo-server/src/testing/startProcess.ts';
import { freePort } from '../freePort.ts';
import { type Measurement, measure, median } from './measure.ts';
import { type HttpConnection, openConnection } from './openConnection.ts';

// `pnpm bench:http [--json] [--quick] [file]`: debits a second through the whole server, a process of its own,
// against a bare Hono route in another, that parses and answers the same JSON: 32 connections, turn by turn,
// several pairs, medians. The client shares the machine with both.

type Figures = {
  engine: string;
  load: string;
  ours: Measurement;
  bare: Measurement;
  ratio: number;
  ratios: number[];
};
type Target = { call: (connection: HttpConnection) => Promise<void>; connections: HttpConnection[] };

const options = new Set(process.argv.slice(2).filter((argument) => argument.startsWith('--')));
const file = process.argv.slice(2).find((argument) => !argument.startsWith('--'));
const pairs = options.has('--quick') ? 2 : 5;
const turnMs = options.has('--quick') ? 1_000 : 2_000;
const callers = 32;
const walletsMax = 100;
const secretKey = 'sk_test_of_the_http_bench_32_chars';
const authorization = `Bearer ${secretKey}`;
const debit = {
  type: 'debit',
  amount: { amount: 1, currency: 'USD' },
  source: 'usage',
  reason: 'Image generation',
  metadata: { model: 'large' },
};

let requests = 0;
const figures = [...(await onPostgres()), ...(await onPglite())];
const report = {
  node: process.version,
  cpu: cpus()[0]?.model,
  cores: cpus().length,
  callers,
  pairs,
  turnMs,
  figures,
};
const json = JSON.stringify(report, null, 2);
if (file) await writeFile(file, json);
process.stdout.write(options.has('--json') ? `${json}\n` : table(figures));

async function onPostgres(): Promise<Figures[]> {
  if (options.has('--no-postgres')) return [];
  const postgres = await startTestPostgres();
  try {
    return await run('PostgreSQL', { DATABASE_URL: postgres.url });
  } finally {
    await postgres.stop();
  }
}

async function onPglite(): Promise<Figures[]> {
  if (options.has('--no-pglite')) return [];
  const folder = await mkdtemp(join(tmpdir(), 'coffer-bench-'));
  try {
    return await run('PGlite', { COFFER_DATA_DIR: folder });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function run(engine: string, environment: Record<string, string>): Promise<Figures[]> {
  const port = await freePort();
  const server = startProcess([], {
    PORT: String(port),
    COFFER_SECRET_KEY: secretKey,
    COFFER_LOG_LEVEL: 'info',
    COFFER_RATE_LIMITS: 'keyRequests=999999999',
    ...environment,
  });
  let bareRoute: ChildProcess | null = null;
  try {
    await untilReady(server, `http://127.0.0.1:${port}`);
    const wallets = await prepareWallets(`http://127.0.0.1:${port}`);
    const ours = await connect(port);
    const [one] = wallets;
    if (!one || !ours[0]) throw new Error('There is nothing to measure.');
    const answer = await post(ours[0], one);
    const bare = await startBareRoute(answer);
    bareRoute = bare.process;
    const bareTarget = { connections: await connect(bare.port), call: callBare };
    const figures: Figures[] = [];
    for (const [load, some] of [
      ['one wallet', [one]],
      [`${walletsMax} wallets`, wallets],
    ] as const) {
      const target = {
        connections: ours,
        call: async (connection: HttpConnection) => void (await post(connection, pick(some))),
      };
      figures.push(await compare(engine, load, target, bareTarget));
    }
    for (const connection of [...ours, ...bareTarget.connections]) connection.close();
    return figures;
  } finally {
    bareRoute?.kill('SIGKILL');
    await end(server);
  }
}

async function compare(engine: string, load: string, ours: Target, bare: Target): Promise<Figures> {
  const turn = (target: Target, durationMs: number) =>
    measure(callers, durationMs, (caller) => target.call(connectionOf(target, caller)));
  await turn(ours, 3 * turnMs);
  await turn(bare, 3 * turnMs);
  const oursTurns: Measurement[] = [];
  const bareTurns: Measurement[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    oursTurns.push(await turn(ours, turnMs));
    bareTurns.push(await turn(bare, turnMs));
  }
  const ratios = oursTurns.map(
    ({ perSecond }, pair) => perSecond / (bareTurns[pair]?.perSecond ?? Number.NaN),
  );
  return { engine, load, ours: middle(oursTurns), bare: middle(bareTurns), ratio: median(ratios), ratios };
}

function connectionOf({ connections }: Target, caller: number): HttpConnection {
  const connection = connections[caller];
  if (!connection) throw new Error('There are fewer connections than callers.');
  return connection;
}

async function post(connection: HttpConnection, walletId: string): Promise<string> {
  requests += 1;
  const headers = { authorization, 'idempotency-key': `bench-${requests}` };
  const { status, body } = await connection.post(
    `/v1/wallets/${walletId}/entries`,
    headers,
    JSON.stringify(debit),
  );
  if (status !== 201) throw new Error(`A debit was answered ${status}: ${body}`);
  return body;
}

async function callBare(connection: HttpConnection): Promise<void> {
  requests += 1;
  const headers = { authorization, 'idempotency-key': `bench-${requests}` };
  const { status } = await connection.post('/', headers, JSON.stringify(debit));
  if (status !== 201) throw new Error(`The bare route answered ${status}.`);
}

/** Creates wallets with enough money through the merchant API. */
async function prepareWallets(url: string): Promise<string[]> {
  const ask = async (path: string, body: object): Promise<Record<string, unknown>> => {
    requests += 1;
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: {
        authorization,
        'content-type': 'application/json',
        'idempotency-key': `prepare-${path}-${requests}`,
      },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response.json();
  };
  const wallets: string[] = [];
  for (let index = 0; index < walletsMax; index += 1) {
    const customer = await ask('/v1/customers', { name: `Customer ${index}`, currencies: [] });
    const wallet = { currency: 'USD', openingBalance: 1_000_000_000 };
    const { id } = await ask(`/v1/customers/${customer.id}/wallets`, wallet);
    wallets.push(String(id));
  }
  return wallets;
}

async function startBareRoute(answer: string): Promise<{ process: ChildProcess; port: number }> {
  const script = fileURLToPath(new URL('../../apps/demo-server/src/testing/bareRoute.ts', import.meta.url));
  const child = spawn(process.execPath, [script, answer], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(child.stdout, 'data');
  return { process: child, port: Number(String(line)) };
}

function connect(port: number): Promise<HttpConnection[]> {
  return Promise.all(Array.from({ length: callers }, () => openConnection(port)));
}

async function end(server: ServerProcess): Promise<void> {
  server.process.kill('SIGTERM');
  await server.ended;
}

function pick(wallets: readonly string[]): string {
  return wallets[Math.floor(Math.random() * wallets.length)] ?? '';
}

function middle(turns: readonly Measurement[]): Measurement {
  return {
    perSecond: median(turns.map(({ perSecond }) => perSecond)),
    p50Ms: median(turns.map(({ p50Ms }) => p50Ms)),
    p99Ms: median(turns.map(({ p99Ms }) => p99Ms)),
  };
}

function table(figures: readonly Figures[]): string {
  const cell = ({ perSecond, p50Ms, p99Ms }: Measurement) =>
    `${Math.round(perSecond).toLocaleString('en').padStart(7)}/s  p50 ${p50Ms.toFixed(1).padStart(5)}  p99 ${p99Ms.toFixed(1).padStart(5)} ms`;
  const lines = figures.map((one) => {
    const spread = `${Math.min(...one.ratios).toFixed(2)}–${Math.max(...one.ratios).toFixed(2)}`;
    return `${one.engine.padEnd(12)} ${one.load.padEnd(14)} ${cell(one.ours)}   ${cell(one.bare)}   × ${one.ratio.toFixed(2)} (${spread})`;
  });
  const conditions = `${callers} connections, ${pairs} pairs of ${turnMs} ms turn by turn, medians; node ${process.version}, ${cpus().length} cores; every commit synced`;
  const head = `${'engine'.padEnd(12)} ${'load'.padEnd(14)} ${'debits over HTTP'.padEnd(38)} ${'a bare Hono route'.padEnd(38)} ratio`;
  return `${conditions}\n\n${head}\n${lines.join('\n')}\n`;
}
