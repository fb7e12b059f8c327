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
  /** Writes that the kills left without an answer; each was sent again with its key. */
  interrupted: number;
  answered: number;
};

/** Where the data is, and how the storage itself is killed where that is the point. */
export type CrashStorage = {
  /** The address of a PostgreSQL, or null for PGlite in a folder of its own. */
  databaseUrl: string | null;
  servers: number;
  rounds: number;
  /** Has a webhook receiver told of everything, which takes half a minute longer: until what a dead server had begun to send is free. */
  told: boolean;
  /** Has some of the writes charge a card: one that a kill cut off keeps others from asking for a quarter of a minute. */
  charged: boolean;
  /** Kills and restarts PostgreSQL in place of a server of ours. */
  killStorage?: (round: number) => Promise<void>;
  onRound?: (round: number) => void;
};

const wallets = 6;
/** A round is killed after so many answers, at random, in the middle of the load. */
const answersMax = 60;
/** Until what was taken by a dead server is free again, and everybody was told. */
const settleWithinMs = 180_000;

/**
 * Kills in mid-load, starts again on the same data, repeats what had no answer, and in the end holds all that
 * is stored against what the clients know.
 */
export async function runCrashes(storage: CrashStorage): Promise<CrashReport> {
  const folder = await mkdtemp(join(tmpdir(), 'coffer-crash-'));
  const receiver = storage.told ? await fakeReceiver() : null;
  const { databaseUrl } = storage;
  const environment: Record<string, string> = {
    // Half of a start is compiling, which a process leaves to the next one when it ends in order.
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
      interrupted += await runAllJobsOnce(journal, { storage, servers, wallets: made, round });
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

async function runAllJobsOnce(
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
  const killAfter = 1 + Math.floor(Math.random() * answersMax);
  let answers = 0;
  let killed: Promise<void> | null = null;
  const kill = () => (storage.killStorage ? storage.killStorage(round) : killServer(victim));
  await crashLoad(journal, {
    servers,
    wallets,
    charged: storage.charged,
    isOver: () => killed !== null && answers > killAfter + 16,
    onAnswer() {
      answers += 1;
      if (answers >= killAfter) killed ??= kill();
    },
  });
  await (killed ?? kill());
  // With two servers the second one takes over what was left, before the first is there again.
  if (servers.length === 1) await startServer(victim);
  const written = journal.writes.slice(from);
  const interrupted = written.filter(({ answer }) => answer === null).length;
  await settleJournal(journal, servers);
  await startServer(victim);
  await repeatAnswered(written, servers);
  return interrupted;
}

/** Waits until every top-up is final and every event was told; then looks itself, with the servers stopped. */
async function untilQuiet(servers: readonly CrashServer[], open: () => Promise<Database>): Promise<void> {
  const deadline = Date.now() + settleWithinMs;
  for (;;) {
    await untilSaidQuiet(servers[0]?.url ?? '', deadline);
    for (const server of servers) await stopServer(server);
    const database = await open();
    const underWay = await countUnderWay(database);
    await database.close();
    if (underWay === 0) return;
    if (Date.now() > deadline) throw new Error(`${underWay} are still under way.`);
    for (const server of servers) await startServer(server);
  }
}

async function untilSaidQuiet(url: string, deadline: number): Promise<void> {
  const waiting = [
    '/v1/top-ups?status=processing&limit=1',
    '/v1/top-ups?status=requiresPaymentMethod&limit=1',
    '/v1/webhook-deliveries?status=waiting&limit=1',
  ];
  const headers = { authorization: `Bearer ${secretKey}` };
  for (;;) {
    // What was just committed is handed on within half a second.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const pages = await Promise.all(
      waiting.map(
        async (path): Promise<{ items: unknown[] }> => (await fetch(`${url}${path}`, { headers })).json(),
      ),
    );
    if (pages.every(({ items }) => items.length === 0) || Date.now() > deadline) return;
  }
}
