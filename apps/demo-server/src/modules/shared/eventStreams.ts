import type { Database } from '../../database/Database.ts';
import { execute, kysely } from '../../database/queryBuilder.ts';
import { type RateLimiter, rateLimited } from './createRateLimiter.ts';

/** Channel that announces the id of each revoked session. */
const sessionsChannel = 'coffer_sessions';

/** Seconds after which a session may try to open another stream. */
const retryAfterSeconds = 30;

/** One open stream of a session. */
type OpenStream = {
  /** Aborts when the session is revoked on any server. */
  signal: AbortSignal;
  /** Frees the slot of the stream. */
  close(): void;
};

/** The event streams that are open on this server. */
export type EventStreams = {
  /** Counts the open streams. */
  count(): number;
  /**
   * Opens a stream in one of the session's slots.
   *
   * @throws WalletError `rate_limited` when no slot is free
   */
  open(sessionId: string): OpenStream;
  /**
   * Shares one read between callers that ask for the same within one turn of the event loop, as the streams of one
   * customer do when an event wakes them. The read begins after the last of them asked.
   */
  shareRead<Value>(key: string, read: () => Promise<Value>): Promise<Value>;
  close(): Promise<void>;
};

/** Listens for revoked sessions with one connection for the whole server. */
export async function openEventStreams(database: Database, { limits }: RateLimiter): Promise<EventStreams> {
  const bySession = new Map<string, Set<AbortController>>();
  const reads = new Map<string, Promise<unknown>>();

  function end(sessionId: string): void {
    for (const stream of bySession.get(sessionId) ?? []) stream.abort();
  }

  /** Closes the streams of sessions that were revoked while the connection was lost. */
  async function endRevoked(): Promise<void> {
    if (bySession.size === 0) return;
    const query = kysely
      .selectFrom('sessions')
      .select('id')
      .where('id', '=', ({ fn, val }) => fn.any(val([...bySession.keys()])))
      .where('revoked_at', 'is not', null);
    const revoked = await execute(database, query);
    for (const { id } of revoked) end(id);
  }

  const stop = await database.listen(sessionsChannel, (sessionId) => {
    if (sessionId !== '') end(sessionId);
    // If the database is lost again, the next connection reads them.
    else endRevoked().catch(() => undefined);
  });

  return {
    count: () => [...bySession.values()].reduce((sum, streams) => sum + streams.size, 0),
    open(sessionId) {
      const streams = bySession.get(sessionId) ?? new Set();
      if (streams.size >= limits.sessionStreams) {
        throw rateLimited('sessionStreams', limits, retryAfterSeconds);
      }
      const controller = new AbortController();
      bySession.set(sessionId, streams.add(controller));
      return {
        signal: controller.signal,
        close() {
          streams.delete(controller);
          if (streams.size === 0 && bySession.get(sessionId) === streams) bySession.delete(sessionId);
        },
      };
    },
    shareRead<Value>(key: string, read: () => Promise<Value>) {
      const waiting = reads.get(key);
      if (waiting) return waiting as Promise<Value>;
      const reading = new Promise(setImmediate).then(() => {
        reads.delete(key);
        return read();
      });
      reads.set(key, reading);
      return reading;
    },
    close: stop,
  };
}
