import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase, testEngines } from '../database/testing/openTestDatabase.ts';
import { createJobs } from './createJobs.ts';
import type { JobData, Jobs } from './Jobs.ts';

const hourMs = 3_600_000;

describe.each(testEngines)('jobs on %s', (engine) => {
  let database: TestDatabase;
  let jobs: Jobs;
  let now = new Date('2026-03-01T12:00:00Z');
  let done: JobData[] = [];
  let charges = 0;
  const told: string[] = [];

  beforeAll(async () => {
    database = await openTestDatabase(engine);
    jobs = createJobs(database, {
      now: () => now,
      onError: (error, job) => void told.push(`${job}: ${error}`),
      manual: true,
    });
    jobs.handle('mail', async (data) => void done.push(data));
    jobs.handle('charge', async () => {
      charges += 1;
      if (charges < 3) throw new Error(`try ${charges}`);
    });
    await jobs.start();
  });
  afterAll(async () => {
    await jobs.stop();
    await database.close();
  });

  const advance = (hours: number) => {
    now = new Date(now.getTime() + hours * hourMs);
  };
  const runDue = async () => {
    done = [];
    await jobs.runDue();
    return done.map(({ to }) => to);
  };

  test('a job waits for its instant, by the injected clock, and is done once', async () => {
    await jobs.send('mail', { to: 'later' }, { at: new Date(now.getTime() + 24 * hourMs) });
    await jobs.send('mail', { to: 'now' });
    expect(await runDue()).toEqual(['now']);
    advance(23.9);
    expect(await runDue()).toEqual([]);
    advance(0.2);
    expect(await runDue()).toEqual(['later']);
    expect(await runDue()).toEqual([]);
  });

  test('a job is there when its transaction commits, and not when that rolls back', async () => {
    const sendThen = (to: string, fail: boolean) =>
      database.transaction(async (transaction) => {
        await jobs.send('mail', { to }, { transaction });
        if (fail) throw new Error('rolled back');
      });
    await expect(sendThen('nobody', true)).rejects.toThrow('rolled back');
    await sendThen('somebody', false);
    expect(await runDue()).toEqual(['somebody']);
  });

  test('of two waiting jobs with one key the second is not added', async () => {
    for (const to of ['first', 'second']) await jobs.send('mail', { to }, { key: 'wallet-1' });
    expect(await runDue()).toEqual(['first']);
    await jobs.send('mail', { to: 'third' }, { key: 'wallet-1' });
    expect(await runDue()).toEqual(['third']);
  });

  test('a failed job is tried again after a pause, and each failure is told', async () => {
    await jobs.send('charge', {});
    await expect(jobs.runDue()).rejects.toThrow('try 1');
    expect(await jobs.runDue()).toBe(0);
    advance(1);
    await expect(jobs.runDue()).rejects.toThrow('try 2');
    advance(1);
    expect(await jobs.runDue()).toBe(1);
    expect(charges).toBe(3);
    expect(told).toEqual(['charge: Error: try 1', 'charge: Error: try 2']);
  });
});

test.each(testEngines)(
  'started on %s, they do what is sent by themselves and stop in time',
  async (engine) => {
    const database = await openTestDatabase(engine);
    const jobs = createJobs(database, { now: () => new Date(), onError: () => undefined });
    const told = new Promise<JobData>((resolve) => jobs.handle('mail', async (data) => resolve(data)));
    jobs.sweep('tidy', '* * * * *', async () => undefined);
    await jobs.start();
    await jobs.send('mail', { to: 'ada' });
    expect(await told).toEqual({ to: 'ada' });
    const before = performance.now();
    await jobs.stop();
    expect(performance.now() - before).toBeLessThan(2500);
    await database.close();
  },
);
