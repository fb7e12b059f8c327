import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestDatabase } from './database/testing/openTestDatabase.ts';
import {
  type LockRecorder,
  type LockStrength,
  type RecordedTransaction,
  recordLocks,
} from './testing/recordLocks.ts';
import { createSharedThings, type SharedThings } from './testing/sharedThings.ts';
import { raisedRateLimits, startTestServer, type TestServer } from './testing/startTestServer.ts';
import { type WriteOperation, writeOperations } from './testing/writeOperations.ts';

// Records the row locks that each operation takes alone and checks that all of them follow one order: that covers
// every pair. `pnpm test:locks` also runs each pair that can block each other at once, on the same customer's rows. The
// pairs come from the recorded locks, so that a new route joins them without being named.

const isLong = process.env.TEST_SCOPE === 'locks';
const rounds = 3;
/** Number of each operation that run at once. */
const copies = 3;
/** No request may wait longer than this for locks, however slow the machine is. */
const waitMaxMs = 10_000;

let server: TestServer;
let recorder: LockRecorder;
/** Operations that were refused when they ran alone. */
const refused: string[] = [];
const locksOf = new Map<WriteOperation, RecordedTransaction[]>();

beforeAll(async () => {
  server = await startTestServer('PostgreSQL', {
    settleAfterMs: 0,
    rateLimits: raisedRateLimits,
    watch(database: TestDatabase) {
      recorder = recordLocks(database);
      return recorder.database;
    },
  });
  for (const operation of writeOperations) {
    const things = await createSharedThings(server);
    await operation.prepare(server, things);
    recorder.takeTransactions();
    recorder.start();
    const status = await operation.run(server, things);
    recorder.stop();
    if (status >= 400) refused.push(operation.name);
    locksOf.set(operation, recorder.takeTransactions());
  }
}, 600_000);
afterAll(() => server.close());

/** Whether two row locks exclude each other, as PostgreSQL documents it. */
function conflict(one: LockStrength, other: LockStrength): boolean {
  if (one === 'keyShare') return other === 'change key';
  if (other === 'keyShare') return one === 'change key';
  return true;
}

describe('invariant 32 (C): there is no deadlock', () => {
  test('each operation does its work when it runs alone, so that its locks are known', () => {
    expect(refused).toEqual([]);
  });

  test('each operation locks tables in one order, or behind a row that only one of them can hold', () => {
    type Step = { name: string; earlier: RecordedTransaction; first: Lock; second: Lock };
    type Lock = RecordedTransaction[number];
    const steps: Step[] = [...locksOf].flatMap(([{ name }, transactions]) =>
      transactions.flatMap((locks) =>
        locks.flatMap((first, from) =>
          locks.slice(from + 1).map((second) => ({ name, earlier: locks.slice(0, from), first, second })),
        ),
      ),
    );
    const isGuarded = (one: Step, other: Step) =>
      one.earlier.some((lock) =>
        other.earlier.some((held) => held.table === lock.table && conflict(held.strength, lock.strength)),
      );
    const inversions = steps.flatMap((one) =>
      steps
        .filter(
          (other) =>
            one.first.table < one.second.table &&
            one.first.table === other.second.table &&
            one.second.table === other.first.table &&
            conflict(one.first.strength, other.second.strength) &&
            conflict(one.second.strength, other.first.strength) &&
            !isGuarded(one, other),
        )
        .map((other) => `${one.first.table} → ${one.second.table}: ${one.name}, but not ${other.name}`),
    );
    expect([...new Set(inversions)]).toEqual([]);
  });

  // Takes many minutes, so `pnpm test:locks` runs it and `pnpm test` does not.
  test.runIf(isLong)(
    'when any two operations on the same rows run at once, PostgreSQL reports none',
    async () => {
      const pairs = conflictingPairs();
      expect(pairs.length).toBeGreaterThan(400);
      const found: string[] = [];
      let things: SharedThings | undefined;
      for (const [one, other] of pairs) {
        for (let round = 0; round < rounds; round += 1) {
          const shared: SharedThings = things ?? (await createSharedThings(server));
          things = shared;
          for (const operation of new Set([one, other])) await operation.prepare(server, shared);
          const running = Array.from({ length: copies }, () => [timed(one, shared), timed(other, shared)]);
          const problems = (await Promise.all(running.flat())).filter((problem) => problem !== null);
          const deadlocks = recorder.takeDeadlocks().map((sql) => `deadlock in ${sql.slice(0, 120)}`);
          found.push(...[...problems, ...deadlocks].map((what) => `${one.name} × ${other.name}: ${what}`));
          if (shared.isSpent) things = undefined;
        }
      }
      expect(found).toEqual([]);
      expect(await countDeadlocks()).toBe(0);
    },
    3_600_000,
  );
});

/** Returns the pairs in which one operation can block the other, each operation with itself among them. */
function conflictingPairs(): [WriteOperation, WriteOperation][] {
  const all = [...locksOf].map(([operation, transactions]) => ({ operation, locks: transactions.flat() }));
  return all.flatMap((one, index) =>
    all
      .slice(index)
      .filter((other) =>
        one.locks.some((lock) =>
          other.locks.some((held) => held.table === lock.table && conflict(held.strength, lock.strength)),
        ),
      )
      .map((other): [WriteOperation, WriteOperation] => [one.operation, other.operation]),
  );
}

/** Runs an operation, and says what is wrong with its response or with how long that took. */
async function timed(operation: WriteOperation, things: SharedThings): Promise<string | null> {
  const start = performance.now();
  try {
    const status = await operation.run(server, things);
    const isFault = status >= 500 && status !== 503;
    if (isFault) return `${operation.name} answered ${status}`;
  } catch (error) {
    return `${operation.name} failed: ${error}`;
  }
  const ms = performance.now() - start;
  return ms > waitMaxMs ? `${operation.name} waited ${Math.round(ms)} ms` : null;
}

/** Reads PostgreSQL's own count. A connection reports its count with its next statement, a second later. */
async function countDeadlocks(): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  const connections = Array.from({ length: server.database.connections }, () =>
    server.database.query('select pg_sleep(0.3)'),
  );
  await Promise.all(connections);
  const [row] = await server.database.query<{ deadlocks: number }>(
    'select deadlocks::integer as deadlocks from pg_stat_database where datname = current_database()',
  );
  return row?.deadlocks ?? 0;
}
