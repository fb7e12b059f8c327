/** Waits; until the device is online again where that is sooner. Rejects with the signal's reason once it aborts. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      end();
      reject(signal?.reason);
    };
    const wake = () => {
      end();
      resolve();
    };
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      globalThis.removeEventListener?.('online', wake);
    };
    const timer = setTimeout(wake, ms);
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop);
    globalThis.addEventListener?.('online', wake);
  });
}
