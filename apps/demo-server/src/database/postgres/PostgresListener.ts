import type pg from 'pg';
import { DatabaseUnavailable } from '../DatabaseUnavailable.ts';
import type { PostgresPool } from './PostgresPool.ts';

/** Pause before connecting again, in milliseconds. */
const reconnectMs = 500;

/** Interval and time limit of the heartbeat, in milliseconds. */
const heartbeatEveryMs = 2_000;
const heartbeatWithinMs = 4_000;

/**
 * Listens on a separate connection, which is opened at the first use and again when it is lost. Notifications in between
 * are missed, so after a reconnection each listener is called once with an empty payload and must read for itself.
 *
 * The heartbeat detects a host that is lost silently, and breaks the pool's connections to it. It also leaves a server that
 * became read-only.
 */
export class PostgresListener {
  readonly #pool: PostgresPool;
  readonly #channels = new Map<string, Set<(payload: string) => void>>();
  #connecting: Promise<pg.Client> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(pool: PostgresPool) {
    this.#pool = pool;
  }

  async listen(channel: string, onNotify: (payload: string) => void): Promise<() => Promise<void>> {
    const set = this.#channels.get(channel) ?? new Set();
    this.#channels.set(channel, set.add(onNotify));
    const client = await this.#client();
    await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
    return async () => {
      set.delete(onNotify);
    };
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#timer) clearTimeout(this.#timer);
    const client = await this.#connecting?.catch(() => null);
    await client?.end().catch(() => undefined);
  }

  #client(): Promise<pg.Client> {
    if (this.#closed) throw new DatabaseUnavailable('closed', 'The database is closed.');
    this.#connecting ??= this.#connect().catch((error: unknown) => {
      this.#connecting = null;
      throw error;
    });
    return this.#connecting;
  }

  async #connect(): Promise<pg.Client> {
    const client = await this.#pool.openClient({ name: 'coffer listener' });
    const stopHeartbeat = this.#startHeartbeat(client);
    client.on('error', () => client.end().catch(() => undefined));
    client.once('end', () => {
      stopHeartbeat();
      this.#connecting = null;
      this.#reconnectLater();
    });
    client.on('notification', ({ channel, payload }) => this.#tell(channel, payload ?? ''));
    for (const channel of this.#channels.keys()) {
      await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
    }
    return client;
  }

  /** Sends a heartbeat until the connection ends. */
  #startHeartbeat(client: pg.Client): () => void {
    let askedAt: number | null = null;
    const timer = setInterval(() => {
      if (askedAt === null) {
        askedAt = performance.now();
        const sql =
          'SELECT pg_is_in_recovery() OR current_setting(\'transaction_read_only\')::boolean AS "isReadOnly"';
        client.query<{ isReadOnly: boolean }>(sql).then(
          ({ rows }) => {
            askedAt = null;
            if (rows[0]?.isReadOnly) this.#pool.breakConnections();
          },
          () => undefined,
        );
        return;
      }
      if (performance.now() - askedAt < heartbeatWithinMs) return;
      // An answer that came while this process was paused is read before that.
      setImmediate(() => setImmediate(() => askedAt !== null && this.#pool.breakConnections()));
    }, heartbeatEveryMs);
    timer.unref();
    return () => clearInterval(timer);
  }

  #reconnectLater(): void {
    if (this.#closed || this.#timer) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#client().then(
        () => {
          for (const channel of this.#channels.keys()) this.#tell(channel, '');
        },
        () => this.#reconnectLater(),
      );
    }, reconnectMs);
    this.#timer.unref();
  }

  #tell(channel: string, payload: string): void {
    for (const onNotify of this.#channels.get(channel) ?? []) onNotify(payload);
  }
}
