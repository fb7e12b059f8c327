import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPostgres } from '../../apps/demo-server/src/database/postgres/openPostgres.ts';
import { startReplicatedPostgres } from '../../apps/demo-server/src/database/testing/startReplicatedPostgres.ts';
import { startSilentProxy } from '../../apps/demo-server/src/database/testing/startSilentProxy.ts';
import { CrashJournal } from '../crash/CrashJournal.ts';
import { type CrashServer, killServer, prepareSite, startServer, stopServer } from '../crash/CrashSite.ts';
import { type CrashCounts, countFaults } from '../crash/crashChecks.ts';
import { repeatAnswered, settleJournal } from '../crash/crashLoad.ts';
import { freePort } from '../freePort.ts';
import { type AnsweredWrite, startLoad } from './failoverLoad.ts';
import type { FailoverSite, Failure } from './failures.ts';

/** A row of the suite's table. */
export type FailoverReport = CrashCounts & {
  rounds: number;
  writes: number;
  /** Writes that a failure left without a response. Each was repeated with its key. */
  interrupted: number;
  /** For each round, the time from the failure until both servers had answered a new write. */
  recoveriesMs: number[];
  /** For each round, the longest time without a response from any server that was not paused. */
  gapsMs: number[];
};

const wallets = 6;
/** Time after which the suite gives up on a server. */
const giveUpAfterMs = 60_000;

/**
 * Runs two servers on a primary with a synchronous replica, behind a proxy, and causes a failure in each round while
 * clients write. The servers are never restarted. At the end, the stored data is compared with the clients' journal.
 */
export async function runFailover(
  failure: Failure,
  { rounds, onRound }: { rounds: number; onRound?: (round: number, recoveryMs: number) => void },
): Promise<FailoverReport> {
  const folder = await mkdtemp(join(tmpdir(), 'coffer-failover-'));
  const postgres = await startReplicatedPostgres();
  const proxy = await startSilentProxy(postgres.primary.port);
  const servers: CrashServer[] = [];
  try {
    const environment = {
      DATABASE_URL: proxy.throughProxy(postgres.primary.url),
      NODE_COMPILE_CACHE: join(folder, 'compiled'),
      COFFER_TEST_PROCESSOR: '1',
    };
    for (let index = 0; index < 2; index += 1) {
      const port = await freePort();
      const server = { url: `http://127.0.0.1:${port}`, port, environment, running: null };
      servers.push(server);
      await startServer(server);
    }
    const site: FailoverSite = { postgres, proxy, servers };
    const journal = new CrashJournal();
    const made = await prepareSite(servers[0]?.url ?? '', { wallets, receiver: null });
    const report = { interrupted: 0, recoveriesMs: [] as number[], gapsMs: [] as number[] };
    for (let round = 1; round <= rounds; round += 1) {
      const from = journal.writes.length;
      const load = startLoad(journal, { servers, wallets: made });
      await sleep(1_000);
      const struckAt = performance.now();
      await failure.strike(site, round);
      const mendedAt = performance.now();
      await untilAllAnswer(servers, load.answered, mendedAt);
      await sleep(1_000);
      await load.stop();
      const recoveryMs = recoveryOf(servers, load.answered, mendedAt);
      report.recoveriesMs.push(recoveryMs);
      report.gapsMs.push(longestGap(load.answered, struckAt));
      report.interrupted += journal.writes.slice(from).filter(({ response }) => response === null).length;
      if (failure.promotes(round)) await postgres.rebuildReplica();
      await settleJournal(journal, servers);
      await repeatAnswered(journal.writes.slice(from), servers);
      onRound?.(round, recoveryMs);
    }
    await settleJournal(journal, servers, { final: true });
    for (const server of servers) await stopServer(server);
    const database = await openPostgres({ url: postgres.primary.url });
    try {
      const counts = await countFaults(database, { journal, wallets: made, receiver: null });
      return { rounds, writes: journal.writes.length, ...report, ...counts };
    } finally {
      await database.close();
    }
  } finally {
    for (const server of servers) await killServer(server);
    await proxy.stop();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Waits until each server has answered a write that was sent after `since`. */
async function untilAllAnswer(
  servers: readonly CrashServer[],
  answered: readonly AnsweredWrite[],
  since: number,
): Promise<void> {
  while (performance.now() - since < giveUpAfterMs) {
    if (servers.every((server) => firstAnswer(server, answered, since) !== null)) return;
    await sleep(50);
  }
}

function recoveryOf(
  servers: readonly CrashServer[],
  answered: readonly AnsweredWrite[],
  since: number,
): number {
  const times = servers.map(
    (server) => (firstAnswer(server, answered, since) ?? Number.POSITIVE_INFINITY) - since,
  );
  return Math.round(Math.max(...times));
}

function firstAnswer(server: CrashServer, answered: readonly AnsweredWrite[], since: number): number | null {
  const later = answered.filter((one) => one.server === server && one.sentAt >= since);
  return later.length === 0 ? null : Math.min(...later.map(({ answeredAt }) => answeredAt));
}

/** Returns the longest time between two responses of any server, from `since` on. */
function longestGap(answered: readonly AnsweredWrite[], since: number): number {
  const times = [since, ...answered.map(({ answeredAt }) => answeredAt).filter((at) => at > since)].sort(
    (a, b) => a - b,
  );
  return Math.round(Math.max(...times.map((at, index) => at - (times[index - 1] ?? at))));
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
