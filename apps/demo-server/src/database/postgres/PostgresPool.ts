import { Socket } from 'node:net';
import pg from 'pg';
import type { ConnectionUse, SqlRow, SqlValue } from '../Database.ts';
import { isConnectionLost, isReadOnly, SqlError } from '../SqlError.ts';
import type { Places } from './Places.ts';
import { connectError, postgresError } from './postgresError.ts';
import type { PostgresHosts } from './postgresHosts.ts';
import { statementName } from './statementName.ts';
import { UnansweredCommit } from './UnansweredCommit.ts';
import { valueTypes } from './valueTypes.ts';

export type PostgresPoolOptions = {
  hosts: PostgresHosts;
  connections: number;
  statementTimeoutMs: number;
  /** Whether to accept a standby, or a primary that rejects writes. */
  readOnly: boolean;
};

/** A connection that was taken from the pool. */
export type PostgresClient = pg.PoolClient;

/** Time limit for opening a connection to one host, and for waiting for a connection of a full pool. */
export const connectWithinMs = 5_000;

/** Time limit of a transaction that waits for a locked row. PostgreSQL looks for a deadlock after 1 s. */
const lockTimeoutMs = 1_500;

/** Time limit of an idle transaction. A paused server's locks are free after that. */
const idleInTransactionTimeoutMs = 10_000;

/** Time after PostgreSQL's own limit at which the client gives up on a statement. No response will come after that. */
const answerMarginMs = 5_000;

/** Interval at which the server is asked whether an abandoned connection still exists. */
const lookAgainMs = 10_000;

/** Server process of a connection, so that another connection can find it. */
type Backend = { pid: number; startedAt: string };

/**
 * Connections to the one of several hosts that accepts writes. When a connection leads to another server or to none, the
 * pool discards it and its other connections.
 */
export class PostgresPool {
  readonly #options: PostgresPoolOptions;
  readonly #pool: pg.Pool;
  readonly #sockets = new Set<Socket>();
  readonly #backends = new WeakMap<object, Backend>();
  /** Connections that have not been retired. */
  #current = new WeakSet<object>();
  #host = 0;

  constructor(options: PostgresPoolOptions) {
    this.#options = options;
    const { connections } = options;
    const pool = this;
    class Client extends pg.Client {
      constructor(config?: pg.ClientConfig) {
        super({ ...config, ...pool.clientConfig() });
      }
    }
    this.#pool = new pg.Pool({
      Client,
      max: connections,
      application_name: 'coffer',
      types: valueTypes,
      connectionTimeoutMillis: connectWithinMs,
      onConnect: (client) => this.#prepare(client),
    });
    // Without a listener, a connection that breaks between two statements ends the process.
    this.#pool.on('error', () => undefined);
    this.#pool.on('connect', (client) => client.on('error', () => undefined));
  }

  /** Settings of a new connection, to the host that is thought to be the primary. */
  clientConfig(): pg.ClientConfig {
    return {
      connectionString: this.#options.hosts[this.#host % this.#options.hosts.length],
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      stream: () => {
        const socket = new Socket();
        this.#sockets.add(socket);
        return socket.once('close', () => this.#sockets.delete(socket));
      },
    };
  }

  /**
   * Takes a connection from the pool, trying each host once.
   *
   * @throws SqlError
   */
  async connect(): Promise<PostgresClient> {
    for (let tries = 1; ; tries += 1) {
      const host = this.#host;
      try {
        const client = await this.#pool.connect();
        if (this.#current.has(client)) return client;
        client.release(true);
        tries -= 1;
      } catch (cause) {
        const error = connectError(cause);
        if (error.sqlState === '53300') throw error;
        this.leave(host);
        if (tries >= this.#options.hosts.length) throw error;
      }
    }
  }

  /** Opens new connections to the next host, unless another caller already moved on. */
  leave(host: number): void {
    if (host === this.#host) this.#host += 1;
  }

  /** Lets the connections finish their statements and uses none of them again. */
  retire(): void {
    this.#current = new WeakSet();
  }

  /** Breaks every connection at once: their host is gone, and no response will come. */
  breakConnections(): void {
    this.retire();
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Runs one statement. A `limited` one fails when no response comes after the statement timeout. */
  async run<Row extends SqlRow>(
    client: PostgresClient,
    sql: string,
    parameters: readonly SqlValue[] = [],
    { limited = true }: { limited?: boolean } = {},
  ): Promise<Row[]> {
    const name = parameters.length > 0 ? statementName(sql) : null;
    // Not in the driver's types, which know it for all statements of a connection only.
    const limit = limited ? { query_timeout: this.#options.statementTimeoutMs + answerMarginMs } : {};
    const statement = { ...(name ? { name } : {}), text: sql, values: [...parameters], ...limit };
    try {
      return (await client.query<Row>(statement)).rows;
    } catch (error) {
      throw postgresError(error);
    }
  }

  /**
   * Runs `work` on a connection and frees its places afterwards. A commit without a response keeps both until the
   * response comes, because a commit that waits for a lost standby continues to wait at the server.
   */
  async use<Result>(
    places: readonly Places[],
    work: (client: PostgresClient) => Promise<Result>,
  ): Promise<Result> {
    const taken: (() => void)[] = [];
    const free = () => {
      for (const freePlace of taken) freePlace();
    };
    let client: PostgresClient;
    try {
      for (const some of places) taken.push(await some.take());
      client = await this.connect();
    } catch (error) {
      free();
      throw error;
    }
    try {
      const result = await work(client);
      this.#release(client, null);
      free();
      return result;
    } catch (error) {
      if (error instanceof UnansweredCommit) {
        void this.#untilAnswered(client, error.answer).then(free);
      } else {
        this.#release(client, error);
        free();
      }
      throw error;
    }
  }

  /** Marks a connection to be discarded when it returns to the pool. */
  discard(client: PostgresClient): void {
    this.#current.delete(client);
  }

  /** Discards a connection after an error that would affect its next user too. */
  #release(client: PostgresClient, error: unknown): void {
    if (isReadOnly(error) && this.#current.has(client)) {
      this.leave(this.#host);
      this.retire();
    }
    client.release(!this.#current.has(client) || isConnectionLost(error));
  }

  /** Returns a connection to the pool when its response comes. */
  async #untilAnswered(client: PostgresClient, answer: Promise<unknown>): Promise<void> {
    const timer = setInterval(() => void this.breakIfElsewhere(client), lookAgainMs);
    timer.unref();
    const isAnswered = await answer.then(
      () => true,
      () => false,
    );
    clearInterval(timer);
    client.release(!isAnswered);
  }

  /**
   * Opens a connection outside the pool, set up as those of the pool are. The caller ends it.
   *
   * @throws SqlError
   */
  async openClient({
    name,
    withinMs = connectWithinMs,
  }: {
    name: string;
    withinMs?: number;
  }): Promise<pg.Client> {
    const host = this.#host;
    const client = new pg.Client({
      ...this.clientConfig(),
      application_name: name,
      connectionTimeoutMillis: withinMs,
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await this.#prepare(client);
      return client;
    } catch (error) {
      this.leave(host);
      await client.end().catch(() => undefined);
      throw postgresError(error);
    }
  }

  /**
   * Breaks the connections when the address leads to another server than the one that serves `client`: a former
   * primary that lost its standby would let every commit wait.
   */
  async breakIfElsewhere(client: object): Promise<void> {
    const backend = this.#backends.get(client);
    if (!backend) return;
    const isServed = await this.#findBackend(backend).catch(() => true);
    if (!isServed) this.breakConnections();
  }

  async #findBackend({ pid, startedAt }: Backend): Promise<boolean> {
    const other = await this.openClient({ name: 'coffer probe', withinMs: 2_000 });
    try {
      const sql = 'SELECT 1 FROM pg_stat_activity WHERE pid = $1 AND backend_start::text = $2';
      return (await other.query(sql, [pid, startedAt])).rows.length > 0;
    } finally {
      void other.end();
    }
  }

  /** Counts the connections, and the callers that wait for one. */
  counts(): ConnectionUse {
    const { totalCount: open, idleCount: idle, waitingCount: waiting } = this.#pool;
    return { open, idle, waiting };
  }

  async end(): Promise<void> {
    const ended = this.#pool.end();
    const timer = setTimeout(() => this.breakConnections(), 2_000);
    await ended;
    clearTimeout(timer);
  }

  /**
   * Sets up a session and rejects it when it cannot write. Start-up parameters would do for the settings, but
   * PgBouncer refuses those.
   */
  async #prepare(client: pg.ClientBase): Promise<void> {
    const { statementTimeoutMs, readOnly } = this.#options;
    const statement = {
      text: `SELECT set_config('statement_timeout', $1, false), set_config('lock_timeout', $2, false),
          set_config('idle_in_transaction_session_timeout', $3, false),
          set_config('tcp_keepalives_idle', '10', false), set_config('tcp_keepalives_interval', '5', false),
          set_config('tcp_keepalives_count', '3', false),
          pg_backend_pid() AS pid, a.backend_start::text AS "startedAt",
          pg_is_in_recovery() OR current_setting('transaction_read_only')::boolean AS "isReadOnly"
        FROM pg_stat_get_activity(pg_backend_pid()) a`,
      values: [String(statementTimeoutMs), String(lockTimeoutMs), String(idleInTransactionTimeoutMs)],
      query_timeout: connectWithinMs,
    };
    const { rows } = await client.query<Backend & { isReadOnly: boolean }>(statement);
    const [session] = rows;
    if (!session || (session.isReadOnly && !readOnly)) {
      const message = 'PostgreSQL accepts no writes: it is a standby, or a primary that was made read-only.';
      throw new SqlError({ message, sqlState: '25006' });
    }
    this.#backends.set(client, { pid: session.pid, startedAt: session.startedAt });
    this.#current.add(client);
  }
}
