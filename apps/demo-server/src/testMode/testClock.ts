import { readDueTimes } from '../background/readDueTimes.ts';
import { runAllJobsOnce } from '../background/runAllJobsOnce.ts';
import { requireTestMode, type WalletContext } from '../modules/shared/index.ts';

/** Where the test clock stands. */
export type TestClockState = { now: string; realNow: string; aheadMs: number };

/** Where it stands after it was moved, and whether all of the way was gone. */
export type AdvancedClock = TestClockState & { reached: boolean };

/** How long one request may take on its way. */
const requestBudgetMs = 20_000;
/** How often one instant is looked at, since what is done at it makes more that is due. */
const roundsMax = 10;
/** What is merely asked again and again until it is over does not stop the clock more often than this. */
const pollMs = 60_000;
const pollsMax = 100;

/** Where the test clock stands, whichever server has moved it. */
export async function readTestClock(context: WalletContext): Promise<TestClockState> {
  const { clock } = requireTestMode(context);
  await clock.refresh();
  const [now, realNow] = [clock.now(), clock.realNow()];
  const aheadMs = now.getTime() - realNow.getTime();
  return { now: now.toISOString(), realNow: realNow.toISOString(), aheadMs };
}

/**
 * Moves the test clock on, from one instant at which something is due to the next, and does at each what is
 * due then: so a month at once happens as a month would. Where that takes longer than `budgetMs` it stops on the
 * way, a step further at least, and the caller asks for the rest.
 *
 * @throws WalletError `operation_in_progress` while another request moves it.
 */
export async function advanceTestClock(
  context: WalletContext,
  byMs: number,
  { budgetMs = requestBudgetMs }: { budgetMs?: number } = {},
): Promise<AdvancedClock> {
  const { clock } = requireTestMode(context);
  return clock.alone(async () => {
    await clock.refresh();
    const end = performance.now() + budgetMs;
    const target = clock.now().getTime() + byMs;
    const coarseMs = Math.max(pollMs, byMs / pollsMax);
    await doWhatIsDue(context, end);
    for (let left = byMs; left > 0; left = target - clock.now().getTime()) {
      const { next } = await readDueTimes(context, { coarseMs });
      const stepMs = next === null ? left : Math.max(1, next.getTime() - clock.now().getTime());
      await clock.move(Math.min(left, stepMs));
      await doWhatIsDue(context, end);
      if (performance.now() > end) break;
    }
    return { ...(await readTestClock(context)), reached: clock.now().getTime() >= target };
  });
}

async function doWhatIsDue(context: WalletContext, end: number): Promise<void> {
  let before = -1;
  for (let round = 0; round < roundsMax; round += 1) {
    await runAllJobsOnce(context);
    const { due } = await readDueTimes(context, { coarseMs: pollMs });
    // What stays due although it had its turn waits for something else than time.
    if (due === 0 || due === before || performance.now() > end) return;
    before = due;
  }
}
