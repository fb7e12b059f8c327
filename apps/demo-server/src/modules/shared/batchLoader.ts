/**
 * Combines look-ups that arrive while another one runs into one read. Every result comes from a read that began after
 * its caller asked, so nothing is cached, and a busy server still reads once for many callers.
 */
export function batchLoader<Key, Value>(
  load: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>,
): (key: Key) => Promise<Value | undefined> {
  type Asker = { resolve: (value: Value | undefined) => void; reject: (error: unknown) => void };
  let waiting = new Map<Key, Asker[]>();
  let isLoading = false;

  async function loadWaiting(): Promise<void> {
    isLoading = true;
    while (waiting.size > 0) {
      // Requests that arrived together are read together.
      await new Promise(setImmediate);
      const asked = waiting;
      waiting = new Map();
      try {
        const found = await load([...asked.keys()]);
        for (const [key, askers] of asked) for (const { resolve } of askers) resolve(found.get(key));
      } catch (error) {
        for (const askers of asked.values()) for (const { reject } of askers) reject(error);
      }
    }
    isLoading = false;
  }

  return (key) =>
    new Promise((resolve, reject) => {
      const askers = waiting.get(key);
      if (askers) askers.push({ resolve, reject });
      else waiting.set(key, [{ resolve, reject }]);
      if (!isLoading) void loadWaiting();
    });
}
