import type { Random } from '../fuzz/Random.ts';

/** The secret key of the storm's servers. */
export const stormKey = 'sk_test_storm_0123456789abcdefghijklmnop';

/** Any JSON that a client reads. */
// biome-ignore lint/suspicious/noExplicitAny: the storm reads responses as any client does, and checks what it finds.
export type Json = any;

export type StormResponse = { status: number; body: Json };

export type StormRequest = {
  method: string;
  path: string;
  body?: object | undefined;
  key?: string | undefined;
  headers?: Record<string, string>;
  /** A session token; null sends none. Defaults to the secret key. */
  token?: string | null;
};

/** A request with its response, or null if none came. */
export type HistoryLine = StormRequest & {
  atMs: number;
  tookMs: number;
  server: number;
  response: StormResponse | null;
};

/** A write that a client sent, once or several times under one key. */
export type StormWrite = {
  kind: string;
  request: StormRequest;
  /** A text unique to this write that marks its entries; empty if the operation takes none. */
  reason: string;
  responses: (StormResponse | null)[];
};

/** Maximum retries of a write that has no final response yet. */
const retriesMax = 8;

/** Client of both servers, with the history of all requests. */
export class StormApi {
  readonly urls: readonly string[];
  readonly history: HistoryLine[] = [];
  readonly writes: StormWrite[] = [];
  readonly #start = performance.now();
  #keys = 0;

  constructor(urls: readonly string[]) {
    this.urls = urls;
  }

  /** Returns a text that no other write of this storm has. */
  uniqueName(kind: string): string {
    this.#keys += 1;
    return `${kind}-${this.#keys}`;
  }

  elapsedMs(): number {
    return performance.now() - this.#start;
  }

  async send(server: number, request: StormRequest): Promise<StormResponse | null> {
    const { method, path, body, key, headers = {}, token = stormKey } = request;
    const atMs = this.elapsedMs();
    let response: StormResponse | null = null;
    try {
      const received = await fetch(path.startsWith('http') ? path : `${this.urls[server]}${path}`, {
        method,
        headers: {
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
          ...(key === undefined ? {} : { 'idempotency-key': key }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        redirect: 'manual',
        signal: AbortSignal.timeout(60_000),
      });
      const text = await received.text();
      const isJson = received.headers.get('content-type')?.includes('json');
      response = { status: received.status, body: isJson && text !== '' ? JSON.parse(text) : null };
    } catch {
      // The history shows the request without a response.
    }
    const tookMs = this.elapsedMs() - atMs;
    this.history.push({ ...request, atMs, tookMs, server, response });
    return response;
  }

  /** Sends a read to one of the servers. Returns the body, or null unless the status is 200. */
  async read(random: Random, path: string, token?: string | null): Promise<Json> {
    const request = { method: 'GET', path, ...(token === undefined ? {} : { token }) };
    const response = await this.send(this.#anyServer(random), request);
    return response?.status === 200 ? response.body : null;
  }

  /**
   * Sends a write with a key of its own, to either server. Some go to both servers at once, some are repeated after
   * their response, and all are retried while the result is undecided. Returns the body of a successful write, or null.
   */
  async write(
    random: Random,
    kind: string,
    { reason = '', ...request }: StormRequest & { reason?: string },
  ): Promise<Json> {
    const write: StormWrite = {
      kind,
      reason,
      request: { key: this.uniqueName(`key-${kind}`), ...request },
      responses: [],
    };
    this.writes.push(write);
    const send = async (server: number) => {
      const response = await this.send(server, write.request);
      write.responses.push(response);
      return response;
    };
    const first = this.#anyServer(random);
    const isDoubled = random.happens(0.12);
    const isRepeated = random.happens(0.06);
    let [response] = await Promise.all([send(first), ...(isDoubled ? [send(1 - first)] : [])]);
    for (let retry = 0; isUndecided(response ?? null) && retry < retriesMax; retry += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100 + retry * 100));
      response = await send(this.#anyServer(random));
    }
    if (isRepeated) await send(this.#anyServer(random));
    return response && response.status < 300 ? (response.body ?? {}) : null;
  }

  #anyServer(random: Random): number {
    return random.between(0, this.urls.length - 1);
  }
}

function isUndecided(response: StormResponse | null): boolean {
  if (response === null || response.status >= 500) return true;
  return response.status === 409 && response.body?.code === 'operation_in_progress';
}
