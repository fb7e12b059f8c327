/**
 * Runs `work` repeatedly with a pause in between, and returns a function that stops it. Stopping waits for the current
 * run. A failed run is reported, and the next run tries again.
 */
export function repeat(
  work: () => Promise<void>,
  { everyMs, onError }: { everyMs: number; onError: (error: unknown) => void },
): () => Promise<void> {
  let underWay = Promise.resolve();
  let timer: NodeJS.Timeout;
  let stopped = false;
  const schedule = () => {
    if (stopped) return;
    timer = setTimeout(() => {
      underWay = work().catch(onError).then(schedule);
    }, everyMs);
    timer.unref();
  };
  schedule();
  return () => {
    stopped = true;
    clearTimeout(timer);
    return underWay;
  };
}
