import { describe, expect, test } from 'vitest';
import { createWorkerPool, type FreeSlots, type Task, type TaskOutcome } from './createWorkerPool.ts';

type Row = { id: string; group: string; tenant: string; run: () => Promise<TaskOutcome> };

/** A queue in memory that gives out what is free, as `dueRows` does. */
function queueOf(rows: Row[]) {
  const claims: FreeSlots[] = [];
  const claim = async (free: FreeSlots): Promise<Task[]> => {
    claims.push(free);
    const exceptions: Record<string, number> = JSON.parse(free.exceptions);
    const used = new Map<string, number>();
    const tasks: Task[] = [];
    for (const row of [...rows]) {
      const slots = [
        [row.group, exceptions[row.group] ?? free.group],
        [row.tenant, exceptions[row.tenant] ?? free.tenant],
      ] as const;
      const isFree = slots.every(([id, limit]) => (used.get(id) ?? 0) < limit);
      if (tasks.length >= free.total || !isFree || free.excludedIds.includes(row.id)) continue;
      for (const id of new Set([row.group, row.tenant])) used.set(id, (used.get(id) ?? 0) + 1);
      rows.splice(rows.indexOf(row), 1);
      tasks.push(row);
    }
    return tasks;
  };
  return { claim, claims };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const forever = () => new Promise<never>(() => undefined);

describe('a worker pool', () => {
  test('fills a free slot at once, while another task of the same claim is still running', async () => {
    const done: string[] = [];
    const rows: Row[] = Array.from({ length: 12 }, (_, index) => ({
      id: `healthy-${index}`,
      group: 'healthy',
      tenant: 'cirrus',
      async run() {
        done.push(`healthy-${index}`);
        return 'answered';
      },
    }));
    rows.unshift({ id: 'slow', group: 'slow', tenant: 'nimbus', run: forever });
    const pool = createWorkerPool(queueOf(rows).claim, { groupSlots: 2 });
    pool.start(60_000);
    await pause(50);
    expect(done).toHaveLength(12);
    await pool.stop();
  }, 10_000);

  test('runs no more of a group, or of a tenant, than its slots', async () => {
    const running = new Map<string, number>();
    const most = new Map<string, number>();
    const count = (id: string, by: number) => {
      running.set(id, (running.get(id) ?? 0) + by);
      most.set(id, Math.max(most.get(id) ?? 0, running.get(id) ?? 0));
    };
    const rows: Row[] = Array.from({ length: 60 }, (_, index) => {
      const [group, tenant] = [`endpoint-${index % 4}`, `merchant-${index % 2}`];
      return {
        id: `row-${index}`,
        group,
        tenant,
        async run() {
          for (const id of [group, tenant]) count(id, 1);
          await pause(2);
          for (const id of [group, tenant]) count(id, -1);
          return 'answered';
        },
      };
    });
    await createWorkerPool(queueOf(rows).claim, { slots: 100, groupSlots: 3, tenantSlots: 4 }).drain();
    expect(rows).toEqual([]);
    for (const [id, slots] of most)
      expect([id, slots <= (id.startsWith('endpoint') ? 3 : 4)]).toEqual([id, true]);
    expect(most.get('merchant-0')).toBe(4);
  });

  test('keeps half of its slots for tenants that have none', async () => {
    const rows: Row[] = Array.from({ length: 40 }, (_, index) => ({
      id: `hung-${index}`,
      group: `group-${index}`,
      tenant: `hung-${index % 4}`,
      run: forever,
    }));
    const pool = createWorkerPool(queueOf(rows).claim, { slots: 20, tenantSlots: 10 });
    pool.start(20);
    await pause(50);
    let isDone = false;
    rows.push({
      id: 'healthy',
      group: 'healthy',
      tenant: 'healthy',
      run: async () => {
        isDone = true;
        return 'answered';
      },
    });
    await pause(60);
    expect(isDone).toBe(true);
    await pool.stop();
  }, 10_000);

  test('leaves a group alone after three time-outs, probes it with one task, and gives its slots back', async () => {
    let answers = false;
    const ran: number[] = [];
    const start = performance.now();
    const rows: Row[] = Array.from({ length: 20 }, (_, index) => ({
      id: `row-${index}`,
      group: 'endpoint',
      tenant: 'nimbus',
      async run() {
        ran.push(performance.now() - start);
        return answers ? 'answered' : 'timedOut';
      },
    }));
    const paused: { pauseMs: number; ran: number }[] = [];
    const pool = createWorkerPool(queueOf(rows).claim, {
      groupSlots: 3,
      pauseMs: { first: 100, longest: 200 },
      onPause(_, pauseMs) {
        paused.push({ pauseMs, ran: ran.length });
        answers = paused.length === 2;
      },
    });
    pool.start(10);
    while (rows.length > 0) await pause(5);
    // The fourth task is the probe; it timed out too, so that the fifth came after twice the pause.
    expect(paused).toEqual([
      { pauseMs: 100, ran: 3 },
      { pauseMs: 200, ran: 4 },
    ]);
    const [, , third = 0, probe = 0, second = 0] = ran;
    expect(probe - third).toBeGreaterThanOrEqual(99);
    expect(second - probe).toBeGreaterThanOrEqual(199);
    await pool.stop();
  });

  test('runs every task though one throws, and drain throws the first error', async () => {
    const ran: string[] = [];
    const rows: Row[] = ['a', 'b', 'c'].map((id) => ({
      id,
      group: id,
      tenant: id,
      async run() {
        ran.push(id);
        if (id !== 'c') throw new Error(id);
        return 'answered';
      },
    }));
    await expect(createWorkerPool(queueOf(rows).claim).drain()).rejects.toThrow('a');
    expect(ran).toEqual(['a', 'b', 'c']);
  });

  test('goes on after a claim that failed', async () => {
    const errors: unknown[] = [];
    let claims = 0;
    const pool = createWorkerPool(
      async () => {
        claims += 1;
        if (claims === 1) throw new Error('The database is away.');
        return [];
      },
      { onError: (error) => errors.push(error) },
    );
    pool.start(10);
    await pause(50);
    await pool.stop();
    expect(errors).toHaveLength(1);
    expect(claims).toBeGreaterThan(1);
  });
});
