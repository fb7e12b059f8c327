import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { fakeReceiver } from '../../apps/demo-server/src/testing/fakeReceiver.ts';
import { freePort } from '../freePort.ts';
import { Random } from '../fuzz/Random.ts';
import { checkAvailable } from './checkAvailable.ts';
import type { StormFault } from './figures.ts';
import { readStorm } from './readStorm.ts';
import { type HistoryLine, StormApi, stormKey } from './StormApi.ts';
import { StormWorld } from './StormWorld.ts';
import { checkStorm, type ReceivedWebhook } from './stormChecks.ts';
import { moveClock, runOperation } from './stormOperations.ts';

export type StormReport = {
  seed: number;
  requests: number;
  entries: number;
  invoices: number;
  payments: number;
  webhooks: number;
  faults: StormFault[];
  history: readonly HistoryLine[];
  /** Warnings and errors that the servers logged. */
  log: string[];
};

const clients = 16;
const customers = 2;
const serverEntry = fileURLToPath(new URL('stormServer.ts', import.meta.url));
/** Time within which everything must be finished after the storm. */
const settleWithinMs = 90_000;

/**
 * Runs all operations at once through two servers on one PostgreSQL, waits until everything is finished, and checks the
 * API's responses. The same seed chooses the same operations; their order varies.
 */
export async function runStorm({
  databaseUrl,
  seed,
  seconds,
}: {
  databaseUrl: string;
  seed: number;
  seconds: number;
}): Promise<StormReport> {
  const receiver = await fakeReceiver();
  const log: string[] = [];
  const servers: ChildProcess[] = [];
  try {
    const urls: string[] = [];
    for (let index = 0; index < 2; index += 1) {
      const port = await freePort();
      servers.push(startServer({ databaseUrl, port, log }));
      urls.push(`http://127.0.0.1:${port}`);
      // The first one prepares the database.
      await untilReady(urls[index] ?? '', log);
    }
    const api = new StormApi(urls);
    const world = new StormWorld(api);
    const random = new Random(seed);
    await api.send(0, { method: 'POST', path: '/v1/webhook-endpoints', body: { url: receiver.url } });
    await world.prepare(random, customers);
    await runClients(world, { seed, seconds });
    const stuck = await settle(world, random);
    const reading = await readStorm(api);
    const received = receiver.received.map(
      ({ headers, body }): ReceivedWebhook => ({ id: String(headers['webhook-id']), body: JSON.parse(body) }),
    );
    const checked = checkStorm({ reading, writes: api.writes, history: api.history, received });
    const unspendable = await checkAvailable(api, reading.wallets);
    const { history } = api;
    return {
      seed,
      requests: history.length,
      entries: reading.wallets.reduce((sum, { entries }) => sum + entries.length, 0),
      invoices: reading.invoices.length,
      payments: reading.payments.length,
      webhooks: received.length,
      faults: [...stuck, ...checked, ...unspendable],
      history,
      log,
    };
  } finally {
    for (const server of servers) await stopServer(server);
    await receiver.close();
  }
}

/** Runs the clients, and moves the test clock forward meanwhile. */
async function runClients(
  world: StormWorld,
  { seed, seconds }: { seed: number; seconds: number },
): Promise<void> {
  const end = Date.now() + seconds * 1000;
  const clock = async () => {
    const random = new Random(seed * 1000 + 999);
    while (Date.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, random.between(200, 1_500)));
      await moveClock({ world, random }, random.pick(['10s', '5m', '21m', '21m', '1h', '6h', '30h']));
    }
  };
  const client = async (_: unknown, index: number) => {
    const random = new Random(seed * 1000 + index);
    while (Date.now() < end) await runOperation({ world, random });
  };
  await Promise.all([clock(), ...Array.from({ length: clients }, client)]);
}

/** Ends the outages and moves the clock until nothing is waiting. Returns a fault for each thing that still waits. */
async function settle(world: StormWorld, random: Random): Promise<StormFault[]> {
  const { api } = world;
  const scenario = { processorOutage: false, webhookReceiversDown: false };
  await api.send(0, { method: 'PATCH', path: '/v1/test/scenario', body: scenario });
  const deadline = Date.now() + settleWithinMs;
  for (;;) {
    await moveClock({ world, random }, '25h');
    const waiting = await readWaiting(api);
    if (waiting.length === 0) return [];
    if (Date.now() > deadline) {
      return waiting.map(({ path, ids }) => ({
        check: 'everything ends',
        text: `${path}: ${ids.join(', ')}`,
        subjects: ids,
      }));
    }
  }
}

async function readWaiting(api: StormApi): Promise<{ path: string; ids: string[] }[]> {
  const paths = [
    '/v1/top-ups?status=processing',
    '/v1/top-ups?status=requiresPaymentMethod',
    '/v1/top-ups?status=requiresAction',
    '/v1/disputes?status=open',
    '/v1/webhook-deliveries?status=waiting',
    '/v1/open-items?status=open',
  ];
  const found: { path: string; ids: string[] }[] = [];
  for (const path of paths) {
    const response = await api.send(0, { method: 'GET', path: `${path}&limit=10` });
    found.push({ path, ids: (response?.body?.items ?? []).map(({ id }: { id: string }) => id) });
  }
  return found.filter(({ ids }) => ids.length > 0);
}

function startServer({
  databaseUrl,
  port,
  log,
}: {
  databaseUrl: string;
  port: number;
  log: string[];
}): ChildProcess {
  const server = spawn(process.execPath, [serverEntry], {
    env: {
      PATH: process.env.PATH ?? '',
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      COFFER_SECRET_KEY: stormKey,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [server.stdout, server.stderr]) {
    stream?.on('data', (chunk: Buffer) => log.push(...chunk.toString().split('\n').filter(Boolean)));
  }
  return server;
}

async function untilReady(url: string, log: readonly string[]): Promise<void> {
  for (let attempt = 0; attempt < 1_200; attempt += 1) {
    const isReady = await fetch(`${url}/readyz`).then(
      ({ status }) => status === 200,
      () => false,
    );
    if (isReady) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`A server was not ready in time:\n${log.join('\n')}`);
}

async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'close');
  server.kill('SIGTERM');
  const late = setTimeout(() => server.kill('SIGKILL'), 8_000);
  await ended;
  clearTimeout(late);
}
