import type { CDPSession, Page } from 'playwright-core';
import { traceEvents } from './traceEvents.ts';

/** The longest tasks of a page's main thread. */
export type TaskFigures = {
  /** Wall time, which includes other load on the machine. */
  longestTaskMs: number;
  /** CPU time of the thread, which other load does not lengthen. */
  longestWorkMs: number;
};

const startMark = 'tasks-from-here';

/** Records each task of the main thread from now on, or from the next page's `load` event. */
export async function traceTasks(
  page: Page,
  session: CDPSession,
  from: 'now' | 'load',
): Promise<() => Promise<TaskFigures>> {
  const stop = await traceEvents(session, ['blink.user_timing', 'disabled-by-default-devtools.timeline']);
  if (from === 'now') await page.evaluate((name) => performance.mark(name), startMark);
  return async () => {
    if (from === 'load') {
      // Reported at the end, because writing to the new page would be a task too.
      await page.evaluate((name) => {
        const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
        performance.mark(name, { startTime: navigation?.loadEventEnd ?? 0 });
      }, startMark);
    }
    const events = await stop();
    const start = events.find(({ name }) => name === startMark);
    if (!start) throw new Error('The page left no mark in the trace.');
    const tasks = events.filter(
      ({ name, ph, pid, tid, ts }) =>
        name === 'RunTask' && ph === 'X' && pid === start.pid && tid === start.tid && ts >= start.ts,
    );
    const longest = (figure: 'dur' | 'tdur') =>
      Math.max(0, ...tasks.map((task) => (task[figure] ?? 0) / 1_000));
    return { longestTaskMs: longest('dur'), longestWorkMs: longest('tdur') };
  };
}
