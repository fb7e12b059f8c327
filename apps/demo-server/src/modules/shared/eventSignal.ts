import type { Database } from '../../database/Database.ts';
import { eventsChannel } from '../../ledger/index.ts';

/** Wakes those who follow a wallet's events when any server has committed one. */
export type EventSignal = {
  /** Resolves at the next event of one of these wallets, when `signal` aborts, or after `timeoutMs`. */
  next(walletIds: Wallets, options: { signal: AbortSignal; timeoutMs: number }): Waiting;
  /** Aborts when the server shuts down: every stream then ends. */
  readonly closing: AbortSignal;
  close(): Promise<void>;
};

/** Which wallets somebody waits for: asked at each event, so that one that was added counts. */
type Wallets = { has(walletId: string): boolean };

/** A wait that has begun: what happens from now on is not missed, however late it is awaited. */
type Waiting = { woken: Promise<void> };

/** Listens on the ledger's channel, once for the whole server. */
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

/** The ids in a notification, or null when it says too little: then everyone looks. */
function parsePayload(payload: string): string[] | null {
  try {
    const ids: unknown = JSON.parse(payload);
    return Array.isArray(ids) && ids.length > 0 ? ids.map(String) : null;
  } catch {
    return null;
  }
}
