import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../apps/demo-server/src/database/Database.ts';
import { openPglite } from '../../apps/demo-server/src/database/pglite/openPglite.ts';
import { openPostgres } from '../../apps/demo-server/src/database/postgres/openPostgres.ts';
import { fakeReceiver } from '../../apps/demo-server/src/testing/fakeReceiver.ts';
import { freePort } from '../freePort.ts';
import { CrashJournal } from './CrashJournal.ts';
import {
  type CrashServer,
  type CrashWallet,
  killServer,
  prepareSite,
  startServer,
  stopServer,
} from './CrashSite.ts';
import { type CrashCounts, countFaults, countUnderWay } from './crashChecks.ts';
import { crashLoad, repeatAnswered, settleJournal } from './crashLoad.ts';
import { secretKey } from './sendWrite.ts';

/** A row of the suite's table. */
export type CrashReport = CrashCounts & {
  rounds: number;
  /** Writes that a kill left without a response. Each was repeated with its key. */
  interrupted: number;
  answered: number;
};

/** The storage of one row of the table, and what is killed in each round. */
export type CrashStorage = {
  /** URL of a PostgreSQL database, or null for PGlite in a folder of its own. */
  databaseUrl: string | null;
  servers: number;
  rounds: number;
  /** Delivers every event to a receiver. Takes half a minute longer, until the leases of a dead server expire. */
  withWebhooks: boolean;
  /** Charges a card in some writes. An interrupted charge keeps its lease for 15 seconds. */
  withCards: boolean;
  /** Kills and restarts PostgreSQL instead of a server. */
  killStorage?: (round: number) => Promise<void>;
  onRound?: (round: number) => void;
};

const wallets = 6;
/** A round kills after a random number of responses, up to this one. */
const responsesMax = 60;
/** Time until the leases of dead servers have expired and everything is delivered. */
const settleWithinMs = 180_000;

/**
 * Kills under load, restarts on the same data and repeats writes without a response, round after round. At the end,
 * compares the stored data with the clients' journal.
 */
export async function runCrashes(storage: CrashStorage): Promise<CrashReport> {
  const folder = await mkdtemp(join(tmpdir(), 'coffer-crash-'));
  const receiver = storage.withWebhooks ? await fakeReceiver() : null;
  const { databaseUrl } = storage;
  const environment: Record<string, string> = {
    // Compiling takes half of a start. A process that stops in order leaves its compiled code to the next one.
    NODE_COMPILE_CACHE: join(folder, 'compiled'),
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : { COFFER_DATA_DIR: join(folder, 'data') }),
  };
  const servers: CrashServer[] = [];
  for (let index = 0; index < storage.servers; index += 1) {
    const port = await freePort();
    servers.push({ url: `http://127.0.0.1:${port}`, port, environment, running: null });
  }
  const open = () =>
    databaseUrl ? openPostgres({ url: databaseUrl }) : openPglite({ dataDir: join(folder, 'data') });
  try {
    for (const server of servers) await startServer(server);
    const journal = new CrashJournal();
    const made = await prepareSite(servers[0]?.url ?? '', { wallets, receiver });
    for (const server of storage.rounds > 5 ? servers : []) {
      await stopServer(server);
      await startServer(server);
    }
    let interrupted = 0;
    for (let round = 1; round <= storage.rounds; round += 1) {
      interrupted += await runCrashRound(journal, { storage, servers, wallets: made, round });
      storage.onRound?.(round);
    }
    await settleJournal(journal, servers, { final: true });
    await untilQuiet(servers, open);
    for (const server of servers) await stopServer(server);
    const database = await open();
    try {
      const counts = await countFaults(database, { journal, wallets: made, receiver });
      return { rounds: storage.rounds, interrupted, answered: journal.writes.length, ...counts };
    } finally {
      await database.close();
    }
  } finally {
    for (const server of servers) await killServer(server);
    await receiver?.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function runCrashRound(
  journal: CrashJournal,
  {
    storage,
    servers,
    wallets,
    round,
  }: {
    storage: CrashStorage;
    servers: CrashServer[];
    wallets: CrashWallet[];
    round: number;
  },
): Promise<number> {
  const from = journal.writes.length;
  const victim = servers[round % servers.length];
  if (!victim) throw new Error('There is nothing to kill.');
  const killAfter = 1 + Math.floor(Math.random() * responsesMax);
  let responses = 0;
  let killed: Promise<void> | null = null;
  const kill = () => (storage.killStorage ? storage.killStorage(round) : killServer(victim));
  await crashLoad(journal, {
    servers,
    wallets,
    charged: storage.withCards,
    isOver: () => killed !== null && responses > killAfter + 16,
    onResponse() {
      responses += 1;
      if (responses >= killAfter) killed ??= kill();
    },
  });
  await (killed ?? kill());
  // With two servers, the second one takes over before the first restarts.
  if (servers.length === 1) await startServer(victim);
  const written = journal.writes.slice(from);
  const interrupted = written.filter(({ response }) => response === null).length;
  await settleJournal(journal, servers);
  await startServer(victim);
  await repeatAnswered(written, servers);
  return interrupted;
}

/** Waits until every top-up is final and every event is delivered, then confirms that with the servers stopped. */
async function untilQuiet(servers: readonly CrashServer[], open: () => Promise<Database>): Promise<void> {
  const deadline = Date.now() + settleWithinMs;
  for (;;) {
    await untilReportedQuiet(servers[0]?.url ?? '', deadline);
    for (const server of servers) await stopServer(server);
    const database = await open();
    const underWay = await countUnderWay(database);
    await database.close();
    if (underWay === 0) return;
    if (Date.now() > deadline)
      throw new Error(`${underWay} top-ups, events or deliveries are still unfinished.`);
    for (const server of servers) await startServer(server);
  }
}

async function untilReportedQuiet(url: string, deadline: number): Promise<void> {
  const waiting = [
    '/v1/top-ups?status=processing&limit=1',
    '/v1/top-ups?status=requiresPaymentMethod&limit=1',
    '/v1/webhook-deliveries?status=waiting&limit=1',
  ];
  const headers = { authorization: `Bearer ${secretKey}` };
  for (;;) {
    // New commits are dispatched within half a second.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const pages = await Promise.all(
      waiting.map(
        async (path): Promise<{ items: unknown[] }> => (await fetch(`${url}${path}`, { headers })).json(),
      ),
    );
    if (pages.every(({ items }) => items.length === 0) || Date.now() > deadline) return;
  }
}
