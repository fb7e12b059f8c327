import { readDueTimes, runOnce } from '../background/runBackground.ts';
import { type BackgroundWork, createSchedule } from '../background/schedule.ts';
import { requireTestMode, type WalletContext } from '../modules/shared/index.ts';

/** Instant of the test clock, and how far it is ahead of real time. */
export type TestClockState = { now: string; realNow: string; aheadMs: number };

/** Result of moving the test clock. */
export type AdvancedClock = TestClockState & {
  /** Whether the clock arrived at the instant that was asked for. */
  reached: boolean;
  /** Names of background work that failed on the way, without duplicates. */
  failedJobs: string[];
};

/** Time limit of one request, in milliseconds. */
const requestBudgetMs = 20_000;
/** Maximum number of rounds at one instant: work can make more work due. */
const roundsMax = 10;
/** Rows that are only asked about again stop the clock at most this often. */
const pollMs = 60_000;
const pollsMax = 100;

/** Reads the test clock, which another server may have moved. */
export async function readTestClock(context: WalletContext): Promise<TestClockState> {
  const { clock } = requireTestMode(context);
  await clock.refresh();
  const [now, realNow] = [clock.now(), clock.realNow()];
  const aheadMs = now.getTime() - realNow.getTime();
  return { now: now.toISOString(), realNow: realNow.toISOString(), aheadMs };
}

/**
 * Moves the test clock forward from one due time to the next, and runs at each one the work that is due, so a month
 * at once happens as a month would. When that takes longer than `budgetMs`, the clock stops early, at least one step
 * further, and the caller asks for the rest.
 *
 * @throws WalletError `operation_in_progress` while another request moves the clock.
 */
export async function advanceTestClock(
  context: WalletContext,
  byMs: number,
  { budgetMs = requestBudgetMs }: { budgetMs?: number } = {},
): Promise<AdvancedClock> {
  const { clock, processor, mailer } = requireTestMode(context);
  const schedule = createSchedule(context, { mailer, testProcessor: processor });
  return clock.alone(async () => {
    await clock.refresh();
    const failedJobs = new Set<string>();
    const round = { schedule, failedJobs, end: performance.now() + budgetMs };
    const target = clock.now().getTime() + byMs;
    const coarseMs = Math.max(pollMs, byMs / pollsMax);
    await runDueWork(context, round);
    for (let left = byMs; left > 0; left = target - clock.now().getTime()) {
      const { next } = await readDueTimes(context, schedule, { coarseMs });
      const stepMs = next === null ? left : Math.max(1, next.getTime() - clock.now().getTime());
      await clock.move(Math.min(left, stepMs));
      await runDueWork(context, round);
      if (performance.now() > round.end) break;
    }
    await runWorkOnce(context, schedule.filter(isUpkeep), failedJobs);
    return {
      ...(await readTestClock(context)),
      reached: clock.now().getTime() >= target,
      failedJobs: [...failedJobs].sort(),
    };
  });
}

type Round = { schedule: readonly BackgroundWork[]; failedJobs: Set<string>; end: number };

/** Runs the work of one instant until nothing is due, or until what is due waits for something other than time. */
async function runDueWork(context: WalletContext, { schedule, failedJobs, end }: Round): Promise<void> {
  const work = schedule.filter((one) => !isUpkeep(one));
  let before = -1;
  for (let round = 0; round < roundsMax; round += 1) {
    await runWorkOnce(context, work, failedJobs);
    const { due } = await readDueTimes(context, schedule, { coarseMs: pollMs });
    if (due === 0 || due === before || performance.now() > end) return;
    before = due;
  }
}

/** Runs work once. A failure is logged and reported; the next round tries again. */
async function runWorkOnce(
  context: WalletContext,
  work: readonly BackgroundWork[],
  failedJobs: Set<string>,
): Promise<void> {
  for (const { job, error } of await runOnce(work)) {
    context.logger.warn({ err: error, job }, 'job failed while the test clock moved, will retry');
    failedJobs.add(job);
  }
}

/** Upkeep changes nothing that a customer sees, so it runs once, where the clock stops. */
function isUpkeep({ group }: BackgroundWork): boolean {
  return group === 'upkeep';
}
