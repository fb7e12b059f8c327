import { repeat } from '../jobs/repeat.ts';
import type { WalletContext } from '../modules/shared/index.ts';
import type { BackgroundWork } from './schedule.ts';

/** Tells whether this server may rest: it did nothing for a while, and nothing is due. */
export type Idleness = {
  isIdle(): boolean;
  /** Makes the server look for work at its usual interval again. Called at each sign of work. */
  stayBusy(): void;
  stop(): Promise<void>;
};

export type WatchIdlenessOptions = {
  /** Interval at which a busy server looks for work, in milliseconds. */
  oftenMs: number;
  /** Longest time between two checks of an idle server, in milliseconds. */
  checkEveryMs: number;
  /** Time without a sign of work after which a server is idle, in milliseconds. */
  idleAfterMs: number;
  /** Called when an idle server finds that work is due. */
  onDue: () => void;
  onError: (error: unknown) => void;
};

/**
 * Watches whether there is anything to do. An idle server asks one question instead of one per kind of work: when is the
 * next work due? It asks again at that instant, and every few seconds for rows that another server left. A row that this
 * server writes does not wait for that, because each write is a sign of work.
 */
export function watchIdleness(
  context: WalletContext,
  schedule: readonly BackgroundWork[],
  { oftenMs, checkEveryMs, idleAfterMs, onDue, onError }: WatchIdlenessOptions,
): Idleness {
  let busyUntil = performance.now() + idleAfterMs;
  let nextCheckAt = 0;
  const isIdle = () => performance.now() >= busyUntil;
  const stayBusy = () => {
    busyUntil = performance.now() + idleAfterMs;
    nextCheckAt = 0;
  };
  const check = async () => {
    if (!isIdle() || performance.now() < nextCheckAt) return;
    nextCheckAt = performance.now() + checkEveryMs;
    const next = await readNextDue(context, schedule);
    const waitMs = next === null ? checkEveryMs : next.getTime() - context.now().getTime();
    if (waitMs <= 0) {
      stayBusy();
      onDue();
    } else {
      nextCheckAt = Math.min(nextCheckAt, performance.now() + waitMs);
    }
  };
  const stop = repeat(check, {
    everyMs: oftenMs,
    onError(error) {
      // Without an answer, the work itself looks for what is due.
      stayBusy();
      onError(error);
    },
  });
  return { isIdle, stayBusy, stop };
}

/** Whether an idle server may skip the work. Other work runs at its interval, idle or not. */
export function mayRest(work: BackgroundWork): boolean {
  return !('timed' in work) && work.due !== undefined;
}

/** Reads when the first work that may rest is due. The instant has passed if work is due now. */
async function readNextDue(
  context: WalletContext,
  schedule: readonly BackgroundWork[],
): Promise<Date | null> {
  const now = context.now();
  const sources = schedule.filter(mayRest).flatMap(({ due = [] }) => due);
  const firsts = sources.flatMap((source) => {
    if ('read' in source) return [];
    return [`(select min(at) from (${'at' in source ? source.at : source.polledAt}) source (at))`];
  });
  const [rows, ...reads] = await Promise.all([
    // The comparison gives the parameter its type.
    context.database.query<{ next: Date | null }>(
      `select least(${firsts.join(', ')}) as next where $1::timestamptz is not null`,
      [now],
    ),
    ...sources.flatMap((source) => ('read' in source ? [source.read(now)] : [])),
  ]);
  const instants = [
    ...rows.flatMap(({ next }) => (next ? [next] : [])),
    ...reads.flatMap(({ due, next }) => (due > 0 ? [now] : next ? [next] : [])),
  ];
  return instants.length === 0 ? null : new Date(Math.min(...instants.map((at) => at.getTime())));
}
