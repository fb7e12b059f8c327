import type { Logger } from 'pino';
import { ClockSkew } from './database/ClockSkew.ts';
import type { DatabaseClock } from './database/openDatabaseClock.ts';

/**
 * Returns a job that measures the database's clock. It logs when this server stops accepting writes because of its own
 * clock, once a minute while that lasts, and when it accepts them again.
 */
export function watchClock(clock: DatabaseClock, logger: Logger): () => Promise<void> {
  let skewLoggedAtMs: number | null = null;
  return async () => {
    await clock.measure();
    const skew = await findSkew(clock);
    if (skew && (skewLoggedAtMs === null || performance.now() - skewLoggedAtMs >= 60_000)) {
      logger.error({ err: skew }, 'writes are refused: the clock of this server is wrong');
      skewLoggedAtMs = performance.now();
    }
    if (!skew && skewLoggedAtMs !== null) {
      logger.info('writes are accepted again: the clock of this server is right');
      skewLoggedAtMs = null;
    }
  };
}

/** Whether this server may write. Background work waits while it may not. */
export async function isClockRight(clock: DatabaseClock): Promise<boolean> {
  return (await findSkew(clock)) === null;
}

async function findSkew(clock: DatabaseClock): Promise<ClockSkew | null> {
  try {
    await clock.requireAgreement();
    return null;
  } catch (error) {
    if (error instanceof ClockSkew) return error;
    throw error;
  }
}
