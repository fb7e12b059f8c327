import type { Database } from '../../database/Database.ts';
import { type RateLimiter, rateLimited } from './createRateLimiter.ts';

/** The channel on which each revoked session is named by its id. */
const sessionsChannel = 'coffer_sessions';

/** Seconds after which a session may try to open one more stream. */
const retryAfterSeconds = 30;

/** One open stream of a session. */
type OpenStream = {
  /** Aborts when the session is revoked on any server. */
  signal: AbortSignal;
  /** Leaves the stream's place to another one. */
  close(): void;
};

/** The event streams that are open on this server. */
export type EventStreams = {
  /** Takes one of a session's places. @throws WalletError `rate_limited` where all are taken */
  open(sessionId: string): OpenStream;
  /**
   * Reads once for all that ask for the same within one turn of the event loop, as streams of one customer do when an
   * event wakes them. The read begins after the last of them has asked.
   */
  shareRead<Value>(key: string, read: () => Promise<Value>): Promise<Value>;
  close(): Promise<void>;
};

/** Listens for revoked sessions, once for the whole server. */
export async function openEventStreams(database: Database, { limits }: RateLimiter): Promise<EventStreams> {
  const bySession = new Map<string, Set<AbortController>>();
  const reads = new Map<string, Promise<unknown>>();

  function end(sessionId: string): void {
    for (const stream of bySession.get(sessionId) ?? []) stream.abort();
  }

  /** After a lost connection: what was revoked meanwhile was not told. */
  async function endRevoked(): Promise<void> {
    if (bySession.size === 0) return;
    const revoked = await database.query<{ id: string }>(
      'select id from sessions where id = any ($1::text[]) and revoked_at is not null',
      [[...bySession.keys()]],
    );
    for (const { id } of revoked) end(id);
  }

  const stop = await database.listen(sessionsChannel, (sessionId) => {
    if (sessionId !== '') end(sessionId);
    // A database that is lost again names them at the next connection.
    else endRevoked().catch(() => undefined);
  });

  return {
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
