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

// `pnpm bench:http [--json] [--quick] [file]`: debits per second through the whole server, in a process of its own, beside
// two others: a naive server that runs one transaction per request on the same PostgreSQL (the peer), and a bare Hono
// route that parses and returns the same JSON (the limit). 32 connections, in turns, several rounds, medians. The client
// shares the machine with all of them. Goal: at least 3 times the naive server on one hot wallet.

type Figures = {
  engine: string;
  load: string;
  ours: Measurement;
  /** Null on PGlite, which only one process can open. */
  naive: Measurement | null;
  bare: Measurement;
  /** Median of ours ÷ the other, of each round, with all of them. */
  toNaive: Ratio | null;
  toBare: Ratio;
};
type Ratio = { median: number; all: number[] };
type Target = { call: (connection: HttpConnection) => Promise<void>; connections: HttpConnection[] };

const options = new Set(process.argv.slice(2).filter((argument) => argument.startsWith('--')));
const file = process.argv.slice(2).find((argument) => !argument.startsWith('--'));
const pairs = options.has('--quick') ? 2 : 5;
const turnMs = options.has('--quick') ? 1_000 : 2_000;
const callers = 32;
const bareRoute = new URL('../../apps/demo-server/src/testing/bareRoute.ts', import.meta.url);
const naiveServer = new URL('../../apps/demo-server/src/testing/naiveServer.ts', import.meta.url);
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
    return await run('PostgreSQL', { DATABASE_URL: postgres.url }, postgres.url);
  } finally {
    await postgres.stop();
  }
}

async function onPglite(): Promise<Figures[]> {
  if (options.has('--no-pglite')) return [];
  const folder = await mkdtemp(join(tmpdir(), 'coffer-bench-'));
  try {
    return await run('PGlite', { COFFER_DATA_DIR: folder }, null);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function run(
  engine: string,
  environment: Record<string, string>,
  postgresUrl: string | null,
): Promise<Figures[]> {
  const port = await freePort();
  const server = startProcess([], {
    PORT: String(port),
    COFFER_SECRET_KEY: secretKey,
    COFFER_LOG_LEVEL: 'info',
    COFFER_RATE_LIMITS: 'keyRequests=999999999',
    ...environment,
  });
  const others: ChildProcess[] = [];
  try {
    await untilReady(server, `http://127.0.0.1:${port}`);
    const wallets = await prepareWallets(`http://127.0.0.1:${port}`);
    const ours = await connect(port);
    const [one] = wallets;
    if (!one || !ours[0]) throw new Error('There is nothing to measure.');
    const response = await post(ours[0], one);
    const bare = await startScript(bareRoute, response);
    others.push(bare.process);
    const bareTarget = { connections: await connect(bare.port), call: callOther(() => '/') };
    const naive = postgresUrl === null ? null : await startScript(naiveServer, postgresUrl);
    if (naive) others.push(naive.process);
    const naiveConnections = naive && (await connect(naive.port));
    const figures: Figures[] = [];
    for (const [load, some] of [
      ['one wallet', [one]],
      [`${walletsMax} wallets`, wallets],
    ] as const) {
      const oursTarget = {
        connections: ours,
        call: async (connection: HttpConnection) => void (await post(connection, pick(some))),
      };
      const naiveTarget = naiveConnections && {
        connections: naiveConnections,
        call: callOther(() => `/${Math.floor(Math.random() * some.length)}`),
      };
      figures.push(await compare(engine, load, { ours: oursTarget, naive: naiveTarget, bare: bareTarget }));
    }
    for (const connection of [...ours, ...bareTarget.connections, ...(naiveConnections ?? [])]) {
      connection.close();
    }
    return figures;
  } finally {
    for (const other of others) other.kill('SIGKILL');
    await end(server);
  }
}

async function compare(
  engine: string,
  load: string,
  { ours, naive, bare }: { ours: Target; naive: Target | null; bare: Target },
): Promise<Figures> {
  // A server closes a connection that sends no request within ten seconds, which is less than the warm-up of the others.
  for (const target of [ours, naive, bare]) {
    if (target) await Promise.all(target.connections.map((connection) => target.call(connection)));
  }
  const turn = (target: Target, durationMs: number) =>
    measure(callers, durationMs, (caller) => target.call(connectionOf(target, caller)));
  const oursTurns: Measurement[] = [];
  const naiveTurns: Measurement[] = [];
  const bareTurns: Measurement[] = [];
  for (const target of [ours, naive, bare]) if (target) await turn(target, 3 * turnMs);
  for (let round = 0; round < pairs; round += 1) {
    oursTurns.push(await turn(ours, turnMs));
    if (naive) naiveTurns.push(await turn(naive, turnMs));
    bareTurns.push(await turn(bare, turnMs));
  }
  return {
    engine,
    load,
    ours: middle(oursTurns),
    naive: naive && middle(naiveTurns),
    bare: middle(bareTurns),
    toNaive: naive && ratioOf(oursTurns, naiveTurns),
    toBare: ratioOf(oursTurns, bareTurns),
  };
}

function ratioOf(ours: readonly Measurement[], other: readonly Measurement[]): Ratio {
  const all = ours.map(({ perSecond }, round) => perSecond / (other[round]?.perSecond ?? Number.NaN));
  return { median: median(all), all };
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

/** Sends the same request to one of the other servers. */
function callOther(path: () => string): Target['call'] {
  return async (connection) => {
    requests += 1;
    const headers = { authorization, 'idempotency-key': `bench-${requests}` };
    const { status, body } = await connection.post(path(), headers, JSON.stringify(debit));
    if (status !== 201) throw new Error(`The other server responded ${status}: ${body}`);
  };
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
    const wallet = {
      currency: 'USD',
      initialBalance: { amount: 1_000_000_000, currency: 'USD' },
      fundedBy: 'externalPayment',
    };
    const { id } = await ask(`/v1/customers/${customer.id}/wallets`, wallet);
    wallets.push(String(id));
  }
  return wallets;
}

/** Starts a server of `testing/`, which prints its port. */
async function startScript(script: URL, argument: string): Promise<{ process: ChildProcess; port: number }> {
  const child = spawn(process.execPath, [fileURLToPath(script), argument], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
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
  const spread = (ratio: Ratio | null) =>
    ratio === null
      ? '–'.padEnd(22)
      : `× ${ratio.median.toFixed(2)} (${Math.min(...ratio.all).toFixed(2)}–${Math.max(...ratio.all).toFixed(2)})`.padEnd(
          22,
        );
  const lines = figures.flatMap(({ engine, load, ours, naive, bare, toNaive, toBare }) => [
    `${engine.padEnd(12)} ${load.padEnd(14)} debits over HTTP    ${cell(ours)}`,
    ...(naive
      ? [`${''.padEnd(27)} naive server        ${cell(naive)}   ours ÷ naive ${spread(toNaive)}`]
      : []),
    `${''.padEnd(27)} a bare Hono route   ${cell(bare)}   ours ÷ bare  ${spread(toBare)}`,
  ]);
  const conditions = `${callers} connections, ${pairs} rounds of ${turnMs} ms in turns, medians; node ${process.version}, ${cpus().length} cores; every commit synced`;
  return `${conditions}\n\n${lines.join('\n')}\n`;
}
