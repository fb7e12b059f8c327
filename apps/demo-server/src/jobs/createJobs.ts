import { randomUUID } from 'node:crypto';
import { type Clock, PgBoss, TestClock } from 'pg-boss';
import type { Database } from '../database/Database.ts';
import type { JobData, Jobs } from './Jobs.ts';
import { bossTransaction, pgBossAdapter } from './pgBossAdapter.ts';

export type CreateJobsOptions = {
  now: () => Date;
  /** Told of each failure; the job is tried again. */
  onError: (error: unknown, job: string) => void;
  /** Throws while this server may not write; then no job runs here. @default never */
  requireClock?: () => Promise<void>;
  /** For tests: nothing runs by itself, only by `runDue`, and the queue goes by `now` too. @default false */
  manual?: boolean;
};

type Work = (data: JobData) => Promise<void>;
type Sweep = { cron: string; work: Work };

/** How long `stop` waits for what is under way. */
const stopWithinMs = 2000;

/** How often a failed job is tried again, and the longest pause between. */
const retries = { retryLimit: 12, retryDelay: 5, retryBackoff: true, retryDelayMax: 3600 };

/** Jobs on pg-boss, in a schema of its own in the same database: PGlite and PostgreSQL alike. */
export function createJobs(
  database: Database,
  { now, onError, requireClock, manual = false }: CreateJobsOptions,
): Jobs {
  const works = new Map<string, Work>();
  const sweeps = new Map<string, Sweep>();
  const clock = manual ? new TestClock(now().getTime()) : null;
  const boss = openBoss(database, { clock });
  boss.on('error', (error) => onError(error, 'pg-boss'));
  let opened: Promise<void> | null = null;
  let starting: Promise<void> | null = null;
  let stopping: Promise<void> | null = null;

  const open = () => {
    opened ??= (async () => {
      await boss.start();
      for (const name of works.keys()) {
        await boss.createQueue(name, { policy: 'short', ...retries });
        // It reads about a queue at the first use, which must not be inside a caller's transaction.
        await boss.findJobs(name, { id: randomUUID() });
      }
      for (const name of sweeps.keys()) await boss.createQueue(name, { policy: 'stately', retryLimit: 0 });
    })();
    return opened;
  };
  const begin = async () => {
    await open();
    if (manual) return;
    for (const [name, work] of works) await boss.work<JobData>(name, polling, each(work));
    for (const [name, { cron, work }] of sweeps) {
      if (stopping) return;
      await boss.work(name, polling, each(work));
      await boss.schedule(name, cron);
    }
  };
  const end = async () => {
    // In the middle of a start it waits for what that has begun.
    await starting?.catch(() => undefined);
    await opened?.then(() => boss.stop({ graceful: !manual, timeout: stopWithinMs, close: false }));
  };
  /** What a failure says is told at once; pg-boss sees it too, and tries again. */
  const told =
    (name: string, work: Work): Work =>
    async (data) => {
      try {
        await requireClock?.();
        await work(data);
      } catch (error) {
        onError(error, name);
        throw error;
      }
    };

  return {
    handle: (name, work) => void works.set(name, told(name, work)),
    sweep: (name, cron, work) => void sweeps.set(name, { cron, work: told(name, work) }),
    send: async (name, data, { at, transaction, key } = {}) => {
      if (!opened) throw new Error('Jobs are sent once they have started.');
      await opened;
      await boss.send(name, data, {
        ...(at ? { startAfter: at } : {}),
        // The queue adds one of each key; a job without one is like no other.
        singletonKey: key ?? randomUUID(),
        ...(transaction ? { db: bossTransaction(transaction) } : {}),
      });
    },
    start: () => {
      starting ??= begin();
      return starting;
    },
    stop: () => {
      stopping ??= end();
      return stopping;
    },
    runDue: async () => {
      await open();
      await clock?.setTime(now());
      const failures: unknown[] = [];
      const failed = (error: unknown) => void failures.push(error);
      for (const { work } of sweeps.values()) await work({}).catch(failed);
      let count = 0;
      for (const [name, work] of works) count += await drain(boss, { name, work, failed });
      if (failures.length > 0) throw failures[0];
      return count;
    },
  };
}

const polling = { pollingIntervalSeconds: 1, batchSize: 1 };

function openBoss(database: Database, { clock }: { clock: Clock | null }): PgBoss {
  return new PgBoss({
    db: pgBossAdapter(database),
    schema: 'jobs',
    // Made by a migration: a role that owns nothing may not make one.
    createSchema: false,
    backend: database.engine.startsWith('PGlite') ? 'pglite' : 'postgres',
    // Under a test's clock nothing ticks: no cron, no clearing up.
    ...(clock ? { clock, supervise: false, schedule: false } : { cronMonitorIntervalSeconds: 15 }),
  });
}

/** pg-boss hands over a batch, of one here. */
function each(work: Work) {
  return async (jobs: { data: JobData }[]): Promise<void> => {
    for (const { data } of jobs) await work(data ?? {});
  };
}

/** Does what is due, one after the other; a failed job waits for its next try. */
async function drain(
  boss: PgBoss,
  { name, work, failed }: { name: string; work: Work; failed: (error: unknown) => void },
): Promise<number> {
  for (let count = 0; ; count += 1) {
    const [job] = await boss.fetch<JobData>(name);
    if (!job) return count;
    try {
      await work(job.data);
      await boss.complete(name, job.id);
    } catch (error) {
      failed(error);
      await boss.fail(name, job.id, { message: String(error) });
    }
  }
}
