import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ClockSkew } from './ClockSkew.ts';
import type { Database } from './Database.ts';
import { openDatabaseClock } from './openDatabaseClock.ts';
import { openTestDatabase, type TestDatabase, testEngines } from './testing/openTestDatabase.ts';

const [second, day] = [1000, 86_400_000];

describe.each(testEngines)("the database's clock on %s", (engine) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase(engine);
  });
  afterAll(() => database.close());

  /** A server whose own clocks a test sets. Counts what it asks the database. */
  async function serverWith({ wallAheadMs = 0 } = {}) {
    const own = { wallAheadMs, monotonicAheadMs: 0, questions: 0 };
    const counted: Database = {
      ...database,
      query: (sql, parameters) => {
        own.questions += 1;
        return database.query(sql, parameters);
      },
    };
    const clock = await openDatabaseClock(counted, {
      wallMs: () => Date.now() + own.wallAheadMs,
      monotonicMs: () => performance.now() + own.monotonicAheadMs,
    });
    own.questions = 0;
    return { own, clock };
  }

  async function databaseMs(): Promise<number> {
    const [row] = await database.query<{ ms: number }>(
      'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS ms',
    );
    return row?.ms ?? 0;
  }

  test.each([0, 30 * day, -2 * day])(
    "tells the database's time, whatever the server's own clock says: %i ms off",
    async (wallAheadMs) => {
      const { clock } = await serverWith({ wallAheadMs });
      const before = await databaseMs();
      const now = clock.now().getTime();
      const after = await databaseMs();
      expect(now).toBeGreaterThanOrEqual(before - 50);
      expect(now).toBeLessThanOrEqual(after + 50);
    },
  );

  test.each([
    [11 * second, 'ahead of'],
    [-11 * second, 'behind'],
    [30 * day, '2592000 seconds ahead of'],
  ])('a server %i ms off may not write, and says why', async (wallAheadMs, words) => {
    const { clock } = await serverWith({ wallAheadMs });
    await expect(clock.requireAgreement()).rejects.toThrow(ClockSkew);
    await expect(clock.requireAgreement()).rejects.toThrow(words);
  });

  test('a server whose clock is set wrong stops at its next write, and goes on once it is right', async () => {
    const { own, clock } = await serverWith({ wallAheadMs: 9 * second });
    await clock.requireAgreement();
    own.wallAheadMs = 12 * second;
    await expect(clock.requireAgreement()).rejects.toThrow(ClockSkew);
    own.wallAheadMs = 0;
    await clock.requireAgreement();
  });

  test('asks the database nothing while no clock was set', async () => {
    const { own, clock } = await serverWith();
    for (let times = 0; times < 100; times += 1) await clock.requireAgreement();
    expect(own.questions).toBe(0);
  });

  test('a machine that was suspended measures before its next write', async () => {
    const { own, clock } = await serverWith();
    // The monotonic clock does not count the time of a suspension; the database's time went on.
    own.monotonicAheadMs = -day;
    expect(clock.now().getTime()).toBeLessThan(Date.now() - day + second);
    await clock.requireAgreement();
    expect(Math.abs(clock.now().getTime() - (await databaseMs()))).toBeLessThan(500);
    expect(own.questions).toBe(1);
  });

  test('the stored test clock is part of the time on every server', async () => {
    const { clock } = await serverWith();
    await database.query('UPDATE ledger.clock SET ahead_ms = $1', [3 * day]);
    await clock.measure();
    expect(clock.now().getTime() - clock.realNow().getTime()).toBeGreaterThan(3 * day - 10);
    const { clock: later } = await serverWith();
    expect(later.aheadMs()).toBe(3 * day);
    await clock.requireAgreement();
    await database.query('UPDATE ledger.clock SET ahead_ms = 0');
  });
});
