/** Runs `work` with a pause between runs. A failed run is tried again at the next; nothing is lost by it. */
export function repeat(work: () => Promise<void>, intervalMs: number): () => Promise<void> {
  let underWay = Promise.resolve();
  let timer: NodeJS.Timeout;
  let stopped = false;
  const schedule = () => {
    if (stopped) return;
    timer = setTimeout(() => {
      underWay = work()
        .catch(() => undefined)
        .then(schedule);
    }, intervalMs);
    timer.unref();
  };
  schedule();
  return () => {
    stopped = true;
    clearTimeout(timer);
    return underWay;
  };
}
