import type { Database } from '../database/Database.ts';
import { repeat } from './repeat.ts';

/** Work that runs at a fixed interval, on one server at a time. */
export type TimedTask = {
  /** Identifies the task in the database: the same on every server. */
  name: string;
  everyMs: number;
  /** Must be harmless to repeat: a server can die right after a run. */
  run(): Promise<void>;
};

export type TimedTasksOptions = {
  now: () => Date;
  /** Whether this server may work now. While it may not, it claims nothing. */
  mayRun: () => Promise<boolean>;
  /** Called with each error. The task runs again after its interval, or after a minute if that is sooner. */
  onError: (error: unknown, task: string) => void;
  /** Interval at which this server looks for due tasks, in milliseconds. */
  checkEveryMs: number;
};

/** Time for which a task belongs to the server that claimed it. The server extends the lease while the task runs. */
const leaseMs = 120_000;
const retryMs = 60_000;
/** Time that stopping waits for running tasks. Another server repeats those that take longer. */
const stopWithinMs = 2_000;

/**
 * Runs each task when it is due, until the returned function is called. `scheduled_tasks` stores when a task is due
 * and which server runs it, so that servers share the work and a restart does not run a nightly task again.
 */
export function startTimedTasks(
  database: Database,
  tasks: readonly TimedTask[],
  { now, mayRun, onError, checkEveryMs }: TimedTasksOptions,
): () => Promise<void> {
  const running = new Map<string, Promise<void>>();
  let isStored = false;
  const stopChecking = repeat(
    async () => {
      if (!(await mayRun())) return;
      if (!isStored) await storeTasks(database, tasks, now());
      isStored = true;
      for (;;) {
        const idle = tasks.filter(({ name }) => !running.has(name));
        const task = await claimTask(database, idle, now());
        if (!task) return;
        const ended = runClaimed(database, task, { now, onError }).catch((error: unknown) =>
          onError(error, task.name),
        );
        running.set(task.name, ended);
        void ended.then(() => running.delete(task.name));
      }
    },
    { everyMs: checkEveryMs, onError: (error) => onError(error, 'timed tasks') },
  );
  return async () => {
    await stopChecking();
    let giveUp: NodeJS.Timeout | undefined;
    const waited = new Promise<void>((resolve) => {
      giveUp = setTimeout(resolve, stopWithinMs);
    });
    await Promise.race([Promise.all(running.values()), waited]);
    clearTimeout(giveUp);
  };
}

/** Adds the tasks that the database does not know. The first run is one interval from now. */
async function storeTasks(database: Database, tasks: readonly TimedTask[], now: Date): Promise<void> {
  await database.query(
    `INSERT INTO scheduled_tasks (name, next_run_at)
     SELECT name, next_run_at FROM unnest($1::text[], $2::timestamptz[]) task (name, next_run_at) ORDER BY name
     ON CONFLICT DO NOTHING`,
    [tasks.map(({ name }) => name), tasks.map(({ everyMs }) => new Date(now.getTime() + everyMs))],
  );
}

async function claimTask(
  database: Database,
  tasks: readonly TimedTask[],
  now: Date,
): Promise<TimedTask | undefined> {
  const [row] = await database.query<{ name: string }>(
    `UPDATE scheduled_tasks SET leased_until = $2 WHERE name = (
       SELECT name FROM scheduled_tasks
       WHERE name = ANY ($3::text[]) AND next_run_at <= $1 AND (leased_until IS NULL OR leased_until <= $1)
       ORDER BY next_run_at LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING name`,
    [now, new Date(now.getTime() + leaseMs), tasks.map(({ name }) => name)],
  );
  return tasks.find(({ name }) => name === row?.name);
}

async function runClaimed(
  database: Database,
  { name, everyMs, run }: TimedTask,
  { now, onError }: Pick<TimedTasksOptions, 'now' | 'onError'>,
): Promise<void> {
  const stopExtending = repeat(
    async () => {
      await database.query('UPDATE scheduled_tasks SET leased_until = $2 WHERE name = $1', [
        name,
        new Date(now().getTime() + leaseMs),
      ]);
    },
    { everyMs: leaseMs / 4, onError: (error) => onError(error, name) },
  );
  let pauseMs = everyMs;
  try {
    await run();
  } catch (error) {
    onError(error, name);
    pauseMs = Math.min(everyMs, retryMs);
  }
  await stopExtending();
  await database.query('UPDATE scheduled_tasks SET next_run_at = $2, leased_until = NULL WHERE name = $1', [
    name,
    new Date(now().getTime() + pauseMs),
  ]);
}
