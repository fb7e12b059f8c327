import type { MiddlewareHandler } from 'hono';
import type { AppEnvironment } from './AppEnvironment.ts';
import type { AppOptions } from './AppOptions.ts';

const reads: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Rejects every write while the clock of this server is wrong. Reads go on: the database tells them the time. */
export function requireClockForWrites({
  requireClock,
}: Pick<AppOptions, 'requireClock'>): MiddlewareHandler<AppEnvironment> {
  return async (c, next) => {
    if (!reads.has(c.req.method)) await requireClock();
    return next();
  };
}
