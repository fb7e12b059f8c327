import type { Database } from '../../database/Database.ts';
import { eventsChannel } from '../../ledger/index.ts';

/** Notifies event streams when any server commits an event of their wallets. */
export type EventSignal = {
  /** Resolves at the next event of one of these wallets, when `signal` aborts, or after `timeoutMs`. */
  next(walletIds: Wallets, options: { signal: AbortSignal; timeoutMs: number }): Waiting;
  /** Aborts when the server shuts down: every stream then ends. */
  readonly closing: AbortSignal;
  close(): Promise<void>;
};

/** Returns the wallets that a caller waits for. Called at each event, so that added wallets count. */
type Wallets = { has(walletId: string): boolean };

/** A wait that has started. It misses no event from its start on, however late the caller awaits it. */
type Waiting = { woken: Promise<void> };

/** Listens on the ledger's channel with one connection for the whole server. */
export async function openEventSignal(database: Database): Promise<EventSignal> {
  const waiting = new Set<{ walletIds: Wallets; wake: () => void }>();
  const controller = new AbortController();
  const stop = await database.listen(eventsChannel, (payload) => {
    const touched = parsePayload(payload);
    for (const { walletIds, wake } of waiting) {
      if (!touched || touched.some((id) => walletIds.has(id))) wake();
    }
  });

  return {
    closing: controller.signal,
    next(walletIds, { signal, timeoutMs }) {
      const woken = new Promise<void>((resolve) => {
        const wake = () => {
          clearTimeout(timer);
          waiting.delete(entry);
          signal.removeEventListener('abort', wake);
          controller.signal.removeEventListener('abort', wake);
          resolve();
        };
        const timer = setTimeout(wake, timeoutMs);
        const entry = { walletIds, wake };
        waiting.add(entry);
        signal.addEventListener('abort', wake);
        controller.signal.addEventListener('abort', wake);
        if (signal.aborted || controller.signal.aborted) wake();
      });
      return { woken };
    },
    async close() {
      controller.abort();
      await stop();
    },
  };
}

/** Parses the account ids of a notification. Null wakes every stream. */
function parsePayload(payload: string): string[] | null {
  try {
    const ids: unknown = JSON.parse(payload);
    return Array.isArray(ids) && ids.length > 0 ? ids.map(String) : null;
  } catch {
    return null;
  }
}
