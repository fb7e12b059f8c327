import pg from 'pg';
import { DatabaseUnavailable } from './DatabaseUnavailable.ts';

/** How long to wait before connecting again, in milliseconds. */
const reconnectMs = 500;

/**
 * LISTEN on a connection of its own, opened at the first use and again whenever it is lost. What was
 * notified meanwhile is missed, so each listener is called once with an empty payload after a
 * reconnection: time to look for itself.
 */
export class PostgresListener {
  readonly #url: string;
  readonly #channels = new Map<string, Set<(payload: string) => void>>();
  #connecting: Promise<pg.Client> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(url: string) {
    this.#url = url;
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
    const client = new pg.Client({
      connectionString: this.#url,
      application_name: 'coffer listener',
      keepAlive: true,
    });
    const lost = () => {
      client.removeAllListeners('end');
      this.#connecting = null;
      this.#reconnectLater();
    };
    client.on('error', () => client.end().catch(() => undefined));
    client.on('end', lost);
    client.on('notification', ({ channel, payload }) => this.#tell(channel, payload ?? ''));
    await client.connect();
    for (const channel of this.#channels.keys()) {
      await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
    }
    return client;
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
