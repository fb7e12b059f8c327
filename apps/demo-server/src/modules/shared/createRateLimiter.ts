import { WalletError } from '@coffer/adapter';
import type { Queryable } from '../../database/Database.ts';
import { type RateLimitName, type RateLimits, rateLimits, windowSecondsOf } from './rateLimits.ts';

/** Subject of a limit, such as `{ limit: 'linkQuotes', of: 'plk_…' }`. */
export type Limited = { limit: RateLimitName; of: string };

/** Limits how often something may happen. All servers share the counters in the database. */
export type RateLimiter = {
  readonly limits: RateLimits;
  /**
   * Counts exactly, in the database, before anything expensive happens. Rejects everything while the database does not
   * respond.
   *
   * @throws WalletError `rate_limited`
   */
  consume(...limited: readonly Limited[]): Promise<void>;
  /**
   * Counts a request in memory, so a request costs no SQL statement. `share` exchanges counts with the other servers;
   * between two calls of it each server counts alone.
   *
   * @throws WalletError `rate_limited`
   */
  count(...limited: readonly Limited[]): void;
  /**
   * Rejects a subject that is over its limit already, without counting.
   *
   * @throws WalletError `rate_limited`
   */
  check(limited: Limited): void;
  /** Exchanges counts with the other servers. */
  share(): Promise<void>;
  /** Deletes the counters of windows that have ended. */
  prune(): Promise<void>;
};

/** State of one window on this server. */
type Window = {
  limit: RateLimitName;
  used: number;
  /** Count of this server since the last `share`. */
  unshared: number;
  /** End of the window by `performance.now()`, which a changed system clock does not move. */
  resetsAtMs: number;
};

/** Maximum number of windows in memory. The oldest are dropped first. */
const windowsMax = 100_000;
/** Used fraction of a limit from which a window is shared. A window far below its limit costs no SQL statement. */
const sharedFrom = 0.1;
/** Maximum number of counters in one statement. */
const batchSize = 500;

export function createRateLimiter(
  database: Queryable,
  changes: Partial<RateLimits> = {},
  nowMs: () => number = () => performance.now(),
): RateLimiter {
  const limits = rateLimits(changes);
  const windows = new Map<string, Window>();

  function windowOf({ limit, of }: Limited): Window {
    const key = `${limit}:${of}`;
    const found = windows.get(key);
    if (found && found.resetsAtMs > nowMs()) return found;
    const resetsAtMs = nowMs() + windowSecondsOf(limit) * 1000;
    const window = { limit, used: 0, unshared: 0, resetsAtMs };
    windows.delete(key);
    windows.set(key, window);
    for (const oldest of windows.keys()) {
      if (windows.size <= windowsMax) break;
      windows.delete(oldest);
    }
    return window;
  }

  function refuse(limit: RateLimitName, { resetsAtMs }: Window): never {
    throw rateLimited(limit, limits, (resetsAtMs - nowMs()) / 1000);
  }

  return {
    limits,
    async consume(...limited) {
      const rows = await addCounts(
        database,
        limited.map(({ limit, of }) => ({ key: `${limit}:${of}`, limit, added: 1 })),
      );
      for (const { limit, of } of limited) {
        const row = rows.get(`${limit}:${of}`);
        if (row && row.used > limits[limit]) throw rateLimited(limit, limits, row.secondsLeft);
      }
    },
    count(...limited) {
      for (const one of limited) {
        const window = windowOf(one);
        window.used += 1;
        window.unshared += 1;
        if (window.used > limits[one.limit]) refuse(one.limit, window);
      }
    },
    check({ limit, of }) {
      const window = windows.get(`${limit}:${of}`);
      if (window && window.resetsAtMs > nowMs() && window.used >= limits[limit]) refuse(limit, window);
    },
    async share() {
      for (const [key, { resetsAtMs }] of windows) if (resetsAtMs <= nowMs()) windows.delete(key);
      const due = [...windows].filter(
        ([, { limit, used, unshared }]) => unshared > 0 && used >= limits[limit] * sharedFrom,
      );
      for (let start = 0; start < due.length; start += batchSize) {
        const counts = due.slice(start, start + batchSize).map(([key, window]) => {
          const { limit, unshared: added } = window;
          return { key, limit, added, window };
        });
        const rows = await addCounts(database, counts);
        for (const { key, added, window } of counts) {
          const row = rows.get(key);
          if (!row) continue;
          window.unshared -= added;
          window.used = row.used + window.unshared;
          window.resetsAtMs = nowMs() + row.secondsLeft * 1000;
        }
      }
    },
    async prune() {
      const sql = `delete from rate_limits where key in (
        select key from rate_limits where resets_at < now() limit 1000 for update skip locked) returning key`;
      while ((await database.query(sql)).length === 1000);
    },
  };
}

type Count = { key: string; limit: RateLimitName; added: number };
type Counted = { used: number; secondsLeft: number };

/** Adds to counters by the database's clock. Sorted keys prevent deadlocks between two statements. */
async function addCounts(database: Queryable, counts: readonly Count[]): Promise<Map<string, Counted>> {
  if (counts.length === 0) return new Map();
  const rows = await database.query<{ key: string; used: number; seconds: number }>(
    `insert into rate_limits as r (key, used, resets_at)
     select key, added, now() + make_interval(secs => seconds)
     from unnest($1::text[], $2::integer[], $3::integer[]) as c (key, added, seconds) order by key
     on conflict (key) do update set
       used = case when r.resets_at <= now() then excluded.used
         else least(r.used::bigint + excluded.used, 2147483647) end,
       resets_at = case when r.resets_at <= now() then excluded.resets_at else r.resets_at end
     returning key, used, extract(epoch from resets_at - now())::double precision as seconds`,
    [
      counts.map(({ key }) => key),
      counts.map(({ added }) => added),
      counts.map(({ limit }) => windowSecondsOf(limit)),
    ],
  );
  return new Map(rows.map(({ key, used, seconds }) => [key, { used, secondsLeft: seconds }]));
}

/** Returns the error for a subject over its limit, with the time until the next attempt. */
export function rateLimited(limit: RateLimitName, limits: RateLimits, secondsLeft: number): WalletError {
  const retryAfterSeconds = Math.max(1, Math.ceil(secondsLeft));
  return new WalletError('rate_limited', `Too many requests. Try again in ${inWords(retryAfterSeconds)}.`, {
    facts: { limit, max: limits[limit], windowSeconds: windowSecondsOf(limit) },
    retryAfterSeconds,
  });
}

function inWords(seconds: number): string {
  const [count, unit] = seconds < 120 ? [seconds, 'second'] : [Math.ceil(seconds / 60), 'minute'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
