/** Returns how long to wait after `tries` tries: doubled from 250 ms to 30 s, with jitter. Milliseconds. */
export function backoffMs(tries: number): number {
  return Math.min(30_000, 250 * 2 ** tries) * (0.5 + Math.random() / 2);
}

/** Waits. Ends early when the device comes online. Rejects with the signal's reason when the signal aborts. */
export function wait(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      cleanUp();
      reject(signal?.reason);
    };
    const onDone = () => {
      cleanUp();
      resolve();
    };
    const cleanUp = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      globalThis.removeEventListener?.('online', onDone);
    };
    const timer = setTimeout(onDone, ms);
    if (signal?.aborted) onAbort();
    signal?.addEventListener('abort', onAbort);
    globalThis.addEventListener?.('online', onDone);
  });
}
