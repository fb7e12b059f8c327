import type pg from 'pg';
import type { DatabaseUnavailable } from '../DatabaseUnavailable.ts';
import { SqlError } from '../SqlError.ts';
import { readDurability } from './checkPostgres.ts';
import type { PostgresPool } from './PostgresPool.ts';
import { postgresError } from './postgresError.ts';

/** Time limit of a probe, and how long its result is cached, in milliseconds. */
const probeWithinMs = 2_000;
const probeCountsMs = 1_000;

/** Commits a message to the write-ahead log, to test a write without a table. */
const probeStatement = "SELECT pg_logical_emit_message(true, 'coffer', 'ready')";

/** Watches properties that may change while the server runs: durable commits, and whether it accepts writes. */
export class PostgresWatch {
  readonly #pool: PostgresPool;
  readonly #timer: NodeJS.Timeout;
  #notDurable: DatabaseUnavailable | null = null;
  #probe: Promise<void> | null = null;
  #client: pg.Client | null = null;
  #probedAt = Number.NEGATIVE_INFINITY;

  constructor(pool: PostgresPool, { everyMs }: { everyMs: number }) {
    this.#pool = pool;
    this.#timer = setInterval(() => void this.checkDurable(), everyMs);
    this.#timer.unref();
  }

  /** Throws while PostgreSQL may lose commits that it confirmed. */
  requireDurable(): void {
    if (this.#notDurable) throw this.#notDurable;
  }

  /** Reads the settings now. Without a response, the last result stays. */
  async checkDurable(): Promise<void> {
    await readDurability(this.#pool).then(
      (verdict) => {
        this.#notDurable = verdict;
      },
      () => undefined,
    );
  }

  /**
   * Checks within two seconds that a write would succeed.
   *
   * @throws SqlError
   */
  async checkWritable(): Promise<void> {
    this.requireDurable();
    if (performance.now() - this.#probedAt < probeCountsMs) return;
    // One at a time: a commit that waits for a lost standby waits at the server too, and takes a connection there.
    this.#probe ??= this.#write().finally(() => {
      this.#probe = null;
      this.#client = null;
    });
    const { promise: late, reject } = Promise.withResolvers<never>();
    const message = `PostgreSQL did not answer a write within ${probeWithinMs} ms.`;
    const timer = setTimeout(() => {
      if (this.#client) void this.#pool.breakIfElsewhere(this.#client);
      reject(new SqlError({ message, sqlState: '08006' }));
    }, probeWithinMs);
    try {
      await Promise.race([this.#probe, late]);
      this.#probedAt = performance.now();
    } finally {
      clearTimeout(timer);
    }
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async #write(): Promise<void> {
    const client = await this.#pool.openClient({ name: 'coffer probe', withinMs: probeWithinMs });
    this.#client = client;
    try {
      await client.query(probeStatement);
    } catch (error) {
      throw postgresError(error);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}
