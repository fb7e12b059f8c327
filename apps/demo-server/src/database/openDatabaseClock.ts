import { ClockSkew } from './ClockSkew.ts';
import type { Database } from './Database.ts';

/** The database's clock, which a server extrapolates between two measurements. */
export type DatabaseClock = {
  /** Current instant for all decisions: the database's time plus the offset of the test clock. */
  now: () => Date;
  /** The database's time without the test clock. */
  realNow: () => Date;
  /** Offset of the test clock, in milliseconds. */
  aheadMs: () => number;
  /** Sets the offset of the test clock after another server or a test moved it. */
  setAhead(ms: number): void;
  /** Reads the database's time and the test clock. */
  measure(): Promise<void>;
  /**
   * Resolves while this server may write. Asks the database only when this server's clock was set, or its
   * machine was suspended, since the last measurement.
   *
   * @throws ClockSkew when the two clocks differ by more than 10 seconds.
   */
  requireAgreement(): Promise<void>;
};

/** A server's own clocks, in milliseconds. */
export type SystemClock = {
  /** The time of day, which an operator or NTP can set. */
  wallMs: () => number;
  /** Rises evenly, whatever happens to the time of day. */
  monotonicMs: () => number;
};

/** Maximum difference between this server's clock and the database's, in milliseconds. `ledger.post_batch` has the same limit. */
const skewMaxMs = 10_000;
/** A difference that changed by more than this between two looks is no drift: one of the clocks was set. */
const stepMs = 1000;

const system: SystemClock = { wallMs: () => Date.now(), monotonicMs: () => performance.now() };

/**
 * Opens the clock of a migrated database. The server's time of day decides nothing: an instant is the database's time
 * at the last measurement plus the monotonic time since. The time of day is only compared with it, since a server
 * whose time of day is wrong must not handle money.
 */
export async function openDatabaseClock(
  database: Database,
  { wallMs, monotonicMs }: SystemClock = system,
): Promise<DatabaseClock> {
  /** The database's time minus the monotonic time. */
  let offsetMs = Number.NaN;
  /** The time of day minus the database's time, when it was last measured. */
  let measuredSkewMs = 0;
  let aheadMs = 0;
  let measuring: Promise<void> | null = null;

  const realMs = () => monotonicMs() + offsetMs;
  const skewMs = () => wallMs() - realMs();

  const ask = async () => {
    const sentMs = monotonicMs();
    const [row] = await database.query<{ real_ms: number; ahead_ms: number }>(
      `SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS real_ms, ahead_ms FROM ledger.clock`,
    );
    if (!row) throw new Error('ledger.clock has no row.');
    // The database read its clock between query and result. An earlier offset stays as long as it fits.
    const [least, most] = [row.real_ms - monotonicMs(), row.real_ms - sentMs];
    offsetMs = Number.isNaN(offsetMs) ? (least + most) / 2 : Math.min(most, Math.max(least, offsetMs));
    measuredSkewMs = skewMs();
    aheadMs = Math.max(aheadMs, row.ahead_ms);
  };
  const measure = () => {
    measuring ??= ask().finally(() => {
      measuring = null;
    });
    return measuring;
  };

  // The first query takes longer than later ones.
  for (let times = 0; times < 3; times += 1) await measure();

  return {
    now: () => new Date(Math.floor(realMs() + aheadMs)),
    realNow: () => new Date(Math.floor(realMs())),
    aheadMs: () => aheadMs,
    setAhead: (ms) => {
      aheadMs = ms;
    },
    measure,
    async requireAgreement() {
      if (Math.abs(skewMs() - measuredSkewMs) > stepMs) await measure();
      const skew = skewMs();
      if (Math.abs(skew) <= skewMaxMs) return;
      throw new ClockSkew(
        `This server's clock is ${Math.round(Math.abs(skew) / 1000)} seconds ${skew > 0 ? 'ahead of' : 'behind'} the database's, so it accepts no writes. Try again later; the operator has to set the server's clock.`,
      );
    },
  };
}
