import { type ClaimTasks, createWorkerPool, type FreeSlots, type Task } from '../jobs/createWorkerPool.ts';
import { repeat } from '../jobs/repeat.ts';
import { startTimedTasks } from '../jobs/startTimedTasks.ts';
import type { WalletContext } from '../modules/shared/index.ts';
import { logScope } from '../platform/logScope.ts';
import { inSpan } from '../tracing/inSpan.ts';
import type { BackgroundWork, Due } from './schedule.ts';
import { mayRest, watchIdleness } from './watchIdleness.ts';

export type StartBackgroundOptions = {
  /** Whether this server may work now. While it may not, it claims nothing. */
  mayRun: () => Promise<boolean>;
  /**
   * Interval of work with `every: 'reconcile'`, in milliseconds. Work with `every: 'often'` runs twice a second, or at this
   * interval if that is shorter.
   */
  reconcileEveryMs: number;
  /** Called with each error and the name of the work. The work runs again. */
  onError: (error: unknown, job: string) => void;
  /** Called when an endpoint, or a merchant's emails or charges, timed out repeatedly and are left alone for a while. */
  onPause: (pause: { job: string; group: string; pauseMs: number }) => void;
};

/** The background work of a server while it runs. */
export type Background = {
  /** Ends a rest: a request may have written work. */
  stayBusy(): void;
  stop(): Promise<void>;
};

/**
 * Starts all background work of a server. Each pool has its own slots, so a hanging receiver, SMTP server or payment
 * delays only the merchant that it belongs to. While nothing is due, the server rests: see `watchIdleness`.
 */
export function startBackground(
  context: WalletContext,
  schedule: readonly BackgroundWork[],
  { mayRun, reconcileEveryMs, onError, onPause }: StartBackgroundOptions,
): Background {
  const oftenMs = Math.min(reconcileEveryMs, 500);
  const intervalMs = { often: oftenMs, reconcile: reconcileEveryMs };
  const idleness = watchIdleness(context, schedule, {
    oftenMs,
    checkEveryMs: reconcileEveryMs,
    idleAfterMs: 2 * reconcileEveryMs,
    onDue: () => {
      for (const pool of pools.values()) pool.wake();
    },
    onError: (error) => onError(error, 'next due work'),
  });
  const isResting = (work: BackgroundWork) => mayRest(work) && idleness.isIdle();
  /** Claims tasks. Each of them keeps the server busy until some time after its end. */
  const claimBusily = async (name: string, claim: ClaimTasks, free: FreeSlots): Promise<Task[]> => {
    const tasks = await claim(free);
    if (tasks.length > 0) idleness.stayBusy();
    return tasks.map((task) => ({
      ...task,
      run: () =>
        logScope.run({ job: name, taskId: task.id }, () =>
          inSpan(`job ${name}`, {}, () => task.run()).finally(idleness.stayBusy),
        ),
    }));
  };
  const pools = new Map(
    schedule.flatMap((work) => {
      if (!('pool' in work)) return [];
      const { name, pool: claim, slots } = work;
      const look = async (free: FreeSlots) =>
        isResting(work) || !(await mayRun()) ? [] : claimBusily(name, claim, free);
      const pool = createWorkerPool(look, {
        ...(slots !== undefined && { slots }),
        onError: (error) => onError(error, name),
        onPause: (group, pauseMs) => onPause({ job: name, group, pauseMs }),
      });
      pool.start(intervalMs[work.every]);
      return [[name, pool] as const];
    }),
  );
  const stopLoops = schedule.flatMap((work) => {
    if (!('loop' in work)) return [];
    const { name, loop, every, wakes = [] } = work;
    const run = async () => {
      if (isResting(work) || !(await mayRun())) return;
      await loop();
      for (const pool of wakes) pools.get(pool)?.wake();
    };
    return [repeat(run, { everyMs: intervalMs[every], onError: (error) => onError(error, name) })];
  });
  const timed = schedule.flatMap((work) =>
    'timed' in work ? [{ name: work.name, everyMs: work.everyMs, run: work.timed }] : [],
  );
  const stopTimed = startTimedTasks(context.database, timed, {
    now: context.now,
    mayRun,
    onError,
    checkEveryMs: reconcileEveryMs,
  });
  const stop = async () => {
    await Promise.all([
      idleness.stop(),
      stopTimed(),
      ...stopLoops.map((stop) => stop()),
      ...[...pools.values()].map((pool) => pool.stop()),
    ]);
  };
  return { stayBusy: idleness.stayBusy, stop };
}

/** A run that failed. */
export type FailedWork = { job: string; error: unknown };

/** Runs work once, in the order of the schedule, and returns what failed. One failure does not stop the others. */
export async function runOnce(schedule: readonly BackgroundWork[]): Promise<FailedWork[]> {
  const failures: FailedWork[] = [];
  for (const work of schedule) {
    try {
      if ('pool' in work) await createWorkerPool(work.pool).drain();
      else if ('loop' in work) await work.loop();
      else await work.timed();
    } catch (error) {
      failures.push({ job: work.name, error });
    }
  }
  return failures;
}

/**
 * Reads how much is due now and when the next work will be due. Work that is only asked about again counts as due
 * `coarseMs` from now at the soonest.
 */
export async function readDueTimes(
  context: WalletContext,
  schedule: readonly BackgroundWork[],
  { coarseMs }: { coarseMs: number },
): Promise<Due> {
  const now = context.now();
  const sources = schedule.flatMap(({ due = [] }) => due);
  const exact = sources.flatMap((source) => ('at' in source ? [source.at] : []));
  const polled = sources.flatMap((source) => ('polledAt' in source ? [source.polledAt] : []));
  const rows = context.database.query<Due>(
    `with exact (at) as (${exact.join(' union all ')}), polled (at) as (${polled.join(' union all ')}),
       all_due (at, soonest) as (
         select at, at from exact union all select at, greatest(at, $2::timestamptz) from polled
       )
     select count(*) filter (where at <= $1)::integer as due, min(soonest) filter (where at > $1) as next from all_due`,
    [now, new Date(now.getTime() + coarseMs)],
  );
  const parts = await Promise.all([
    rows.then(([row]) => row ?? { due: 0, next: null }),
    ...sources.flatMap((source) => ('read' in source ? [source.read(now)] : [])),
  ]);
  const nexts = parts.flatMap(({ next }) => (next === null ? [] : [next.getTime()]));
  return {
    due: parts.reduce((sum, { due }) => sum + due, 0),
    next: nexts.length === 0 ? null : new Date(Math.min(...nexts)),
  };
}
