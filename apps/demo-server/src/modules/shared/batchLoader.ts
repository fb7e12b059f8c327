/**
 * Joins look-ups that arrive while one is under way into the next one: each answer comes from a read that began
 * after its asker came, so nothing is ever answered from a memory, and a busy server still asks the database
 * once for many callers.
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
      // What has reached the sockets together goes together.
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
