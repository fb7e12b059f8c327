import type { CDPSession, Page } from 'playwright-core';
import { traceEvents } from './traceEvents.ts';

/** The longest tasks of a page's main thread. */
export type TaskFigures = {
  /** By the clock, as a user waits for it: what else the machine does is in it. */
  longestTaskMs: number;
  /** In the thread's own time: load besides lengthens no such. */
  longestWorkMs: number;
};

const startMark = 'tasks-from-here';

/** Writes down each task of the main thread from now on, or from the window's `load` event of the page to come. */
export async function traceTasks(
  page: Page,
  session: CDPSession,
  from: 'now' | 'load',
): Promise<() => Promise<TaskFigures>> {
  const stop = await traceEvents(session, ['blink.user_timing', 'disabled-by-default-devtools.timeline']);
  if (from === 'now') await page.evaluate((name) => performance.mark(name), startMark);
  return async () => {
    if (from === 'load') {
      // Told once it is over, since what is written into a page that comes would be a task of its own.
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
