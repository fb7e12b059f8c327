/** One piece of work that is due, leased by the server that claimed it. */
export type Task = {
  /** Identifies the row that the work is for. */
  id: string;
  /** Tasks that depend on the same receiver are a group: a webhook endpoint, or the merchant of an email or charge. */
  group: string;
  /** The merchant that it belongs to. */
  tenant: string;
  /** Does the work, and reports whether the dependency responded in time. */
  run(): Promise<TaskOutcome>;
};

export type TaskOutcome = 'answered' | 'timedOut';

/** The slots that a claim may fill, as parameters for its SQL: see `dueRows`. */
export type FreeSlots = {
  /** Maximum number of tasks to claim. */
  total: number;
  /** Maximum for one group and for one tenant, unless `exceptions` names it. */
  group: number;
  tenant: number;
  /** The free slots of groups and tenants that have fewer, by their id, as JSON. */
  exceptions: string;
  /** The ids of rows that must not be claimed now. */
  excludedIds: string[];
};

/** Claims due tasks, the longest due first, so that no other server runs them. */
export type ClaimTasks = (free: FreeSlots) => Promise<Task[]>;

export type WorkerPoolOptions = {
  /** Number of tasks that run at once. Half of the slots are reserved for tenants without one. @default 100 */
  slots?: number;
  /** Number of tasks of one group that run at once. @default 5 */
  groupSlots?: number;
  /** Number of tasks of one tenant that run at once. @default 10 */
  tenantSlots?: number;
  /** First and longest pause of a group after time-outs. @default 5 s and 60 s */
  pauseMs?: { first: number; longest: number };
  /** Called with each error of a task or of a claim. The pool retries what failed. */
  onError?: (error: unknown) => void;
  /** Called when a group's dependency timed out again, with the length of the pause. */
  onPause?: (group: string, pauseMs: number) => void;
};

/** Runs tasks as soon as a slot is free. */
export type WorkerPool = {
  /** Claims due rows now and then every `everyMs`, until stopped. */
  start(everyMs: number): void;
  /** Claims due rows now, without waiting for the next interval. */
  wake(): void;
  /**
   * Runs each task that is due once, and resolves when all have ended. For tests and the test clock.
   *
   * @throws the first error, after every task ran
   */
  drain(): Promise<void>;
  /** Claims nothing more, and waits a few seconds for running tasks; another server repeats the others. */
  stop(): Promise<void>;
};

/** A group whose dependency timed out: `openUntil` is set once it has done so several times in a row. */
type Circuit = { timeouts: number; openUntil: number; pauseMs: number };

/** Number of time-outs in a row that open a group's circuit. */
const timeoutsMax = 3;
/** Time for which a circuit stays open. Each probe that times out doubles it. */
const defaultPauseMs = { first: 5_000, longest: 60_000 };
/** Time for which this server skips a row whose task threw. */
const restMs = 5_000;
/** Time that `stop` waits for running tasks. */
const stopWithinMs = 5_000;

/**
 * Creates a pool of workers over rows that become due. The pool fills a free slot at once, whatever else is running, and
 * no group or tenant can occupy the pool.
 *
 * A group that timed out three times in a row pauses: its rows stay due and use no attempt. After the pause, one task
 * probes the group. If the dependency responds, the group gets all of its slots back; if it times out, the pause doubles, up
 * to a minute. This is a circuit breaker per group.
 *
 * @see https://learn.microsoft.com/azure/architecture/patterns/circuit-breaker
 */
export function createWorkerPool(claim: ClaimTasks, options: WorkerPoolOptions = {}): WorkerPool {
  const { slots = 100, groupSlots = 5, tenantSlots = 10, pauseMs: pauses = defaultPauseMs } = options;
  const { onError = () => undefined, onPause } = options;
  const running = new Map<string, { task: Task; ended: Promise<void> }>();
  const circuits = new Map<string, Circuit>();
  const excluded = new Set<string>();
  let claiming: Promise<void> | null = null;
  let claimAgain = false;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  function freeSlots(): FreeSlots {
    const busy = new Map<string, number>();
    for (const { task } of running.values()) {
      for (const id of new Set([task.group, task.tenant])) busy.set(id, (busy.get(id) ?? 0) + 1);
    }
    const half = Math.ceil(slots / 2);
    const isCrowded = running.size >= half;
    const [group, tenant] = isCrowded ? [1, 1] : [groupSlots, tenantSlots];
    const groups = new Set([...running.values()].map(({ task }) => task.group));
    const exceptions: Record<string, number> = {};
    for (const [id, count] of busy) exceptions[id] = Math.max(0, (groups.has(id) ? group : tenant) - count);
    for (const [id, { timeouts, openUntil }] of circuits) {
      if (timeouts < timeoutsMax) continue;
      exceptions[id] = busy.has(id) || performance.now() < openUntil ? 0 : 1;
    }
    return {
      total: (isCrowded ? slots : half) - running.size,
      group,
      tenant,
      exceptions: JSON.stringify(exceptions),
      excludedIds: [...excluded],
    };
  }

  function record({ group }: Task, outcome: TaskOutcome): void {
    if (outcome === 'answered') {
      circuits.delete(group);
      return;
    }
    const { timeouts, openUntil, pauseMs } = circuits.get(group) ?? {
      timeouts: 0,
      openUntil: 0,
      pauseMs: pauses.first / 2,
    };
    const now = performance.now();
    // Other tasks that were running when the circuit opened add no information.
    if (now < openUntil) return;
    const isOpen = timeouts + 1 >= timeoutsMax;
    const nextPauseMs = isOpen ? Math.min(2 * pauseMs, pauses.longest) : pauseMs;
    if (isOpen) onPause?.(group, nextPauseMs);
    circuits.set(group, {
      timeouts: timeouts + 1,
      pauseMs: nextPauseMs,
      openUntil: isOpen ? now + nextPauseMs : 0,
    });
  }

  /** Starts a task. Its id stays excluded while it runs, and for a while when it throws. */
  function begin(task: Task, onEnd: (error?: unknown) => void): void {
    excluded.add(task.id);
    const ended = task.run().then(
      (outcome) => {
        record(task, outcome);
        running.delete(task.id);
        onEnd();
      },
      (error: unknown) => {
        running.delete(task.id);
        onEnd(error);
      },
    );
    running.set(task.id, { task, ended });
  }

  /** Claims once and starts the claimed tasks. */
  async function fill(onEnd: (task: Task) => (error?: unknown) => void): Promise<number> {
    const free = freeSlots();
    if (free.total <= 0) return 0;
    const tasks = await claim(free);
    for (const task of tasks) begin(task, onEnd(task));
    return tasks.length;
  }

  function wake(): void {
    claimAgain = true;
    if (!stopped) claiming ??= claimAll();
  }

  /** Claims until nothing is left to claim. A task that ends during a claim causes another one. */
  async function claimAll(): Promise<void> {
    try {
      while (claimAgain && !stopped) {
        claimAgain = false;
        if ((await fill(endLive)) > 0) claimAgain = true;
      }
    } catch (error) {
      // The next interval tries again.
      claimAgain = false;
      if (!stopped) onError(error);
    }
    claiming = null;
  }

  function endLive(task: Task) {
    return (error?: unknown) => {
      if (error === undefined) excluded.delete(task.id);
      else {
        setTimeout(() => excluded.delete(task.id), restMs).unref();
        if (!stopped) onError(error);
      }
      wake();
    };
  }

  return {
    wake,
    start(everyMs) {
      wake();
      timer = setInterval(wake, everyMs);
      timer.unref();
    },
    async drain() {
      const errors: unknown[] = [];
      const endDrained = () => (error?: unknown) => {
        if (error !== undefined) errors.push(error);
      };
      while ((await fill(endDrained)) > 0 || running.size > 0) {
        if (running.size > 0) await Promise.race([...running.values()].map(({ ended }) => ended));
      }
      excluded.clear();
      if (errors.length > 0) throw errors[0];
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      await claiming;
      const rest = Promise.all([...running.values()].map(({ ended }) => ended));
      let giveUp: NodeJS.Timeout | undefined;
      const waited = new Promise<void>((resolve) => {
        giveUp = setTimeout(resolve, stopWithinMs);
      });
      await Promise.race([rest, waited]);
      clearTimeout(giveUp);
    },
  };
}
