import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrate } from '../database/migrate.ts';
import { openTestDatabase, type TestDatabase, testEngines } from '../database/testing/openTestDatabase.ts';
import { startTimedTasks, type TimedTask } from './startTimedTasks.ts';

const hourMs = 3_600_000;

describe.each(testEngines)('timed tasks on %s', (engine) => {
  let database: TestDatabase;
  let now = new Date('2026-03-01T12:00:00Z');
  const errors: string[] = [];
  beforeAll(async () => {
    database = await openTestDatabase(engine);
    await migrate(database);
  });
  afterAll(() => database.close());

  const advance = (ms: number) => {
    now = new Date(now.getTime() + ms);
  };
  const start = (tasks: TimedTask[], mayRun = true) =>
    startTimedTasks(database, tasks, {
      now: () => now,
      mayRun: async () => mayRun,
      onError: (error, name) => void errors.push(`${name}: ${error}`),
      checkEveryMs: 10,
    });
  const isStored = async (name: string) =>
    (await database.query('SELECT FROM scheduled_tasks WHERE name = $1 AND leased_until IS NULL', [name]))
      .length === 1;
  const pause = () => new Promise((resolve) => setTimeout(resolve, 100));

  test('run once an interval, also with two servers and after a restart', async () => {
    let runs = 0;
    const count = async () => {
      runs += 1;
    };
    const task = { name: `hourly-${engine}`, everyMs: hourMs, run: count };
    const stopBoth = [start([task]), start([task])];
    await expect.poll(() => isStored(task.name)).toBe(true);
    await pause();
    expect(runs).toBe(0);
    advance(hourMs);
    await expect.poll(() => runs).toBe(1);
    await pause();
    expect(runs).toBe(1);
    for (const stop of stopBoth) await stop();
    const stop = start([task]);
    await pause();
    expect(runs).toBe(1);
    advance(hourMs);
    await expect.poll(() => runs).toBe(2);
    await stop();
  });

  test('run again a minute after a failure, which is reported', async () => {
    let runs = 0;
    const run = async () => {
      runs += 1;
      if (runs === 1) throw new Error('the receiver is down');
    };
    const task = { name: `failing-${engine}`, everyMs: hourMs, run };
    const stop = start([task]);
    await expect.poll(() => isStored(task.name)).toBe(true);
    advance(hourMs);
    await expect.poll(() => errors).toContain(`${task.name}: Error: the receiver is down`);
    await expect.poll(() => isStored(task.name)).toBe(true);
    advance(30_000);
    await pause();
    expect(runs).toBe(1);
    advance(30_000);
    await expect.poll(() => runs).toBe(2);
    await stop();
  });

  test('run on one server while the lease lasts, and on another once it ends', async () => {
    const running: string[] = [];
    const name = `long-${engine}`;
    const taskOf = (server: string): TimedTask => ({
      name,
      everyMs: hourMs,
      run: () => {
        running.push(server);
        return new Promise(() => undefined);
      },
    });
    const stop = start([taskOf('first')]);
    await expect.poll(() => isStored(name)).toBe(true);
    advance(hourMs);
    await expect.poll(() => running).toEqual(['first']);
    const stopSecond = start([taskOf('second')]);
    await pause();
    expect(running).toEqual(['first']);
    advance(121_000);
    await expect.poll(() => running).toContain('second');
    await Promise.all([stop(), stopSecond()]);
  });

  test('do not start again on the server that still runs them, even after the lease', async () => {
    let runs = 0;
    const task: TimedTask = {
      name: `endless-${engine}`,
      everyMs: hourMs,
      run: () => {
        runs += 1;
        return new Promise(() => undefined);
      },
    };
    const stop = start([task]);
    await expect.poll(() => isStored(task.name)).toBe(true);
    advance(hourMs);
    await expect.poll(() => runs).toBe(1);
    advance(121_000);
    await pause();
    expect(runs).toBe(1);
    await stop();
  });

  test('do not run while the server may not work', async () => {
    let runs = 0;
    const count = async () => {
      runs += 1;
    };
    const task = { name: `paused-${engine}`, everyMs: 1, run: count };
    const stop = start([task], false);
    advance(hourMs);
    await pause();
    expect(runs).toBe(0);
    await stop();
  });
});
