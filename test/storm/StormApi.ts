import type { Random } from '../fuzz/Random.ts';

/** The secret key of the storm's servers. */
export const stormKey = 'sk_test_storm_0123456789abcdefghijklmnop';

/** JSON as a client reads it. */
// biome-ignore lint/suspicious/noExplicitAny: the storm reads responses as any client does, and checks what it finds.
export type Json = any;

export type StormAnswer = { status: number; body: Json };

export type StormRequest = {
  method: string;
  path: string;
  body?: object | undefined;
  key?: string | undefined;
  headers?: Record<string, string>;
  /** A session token; null sends none. @default the secret key */
  token?: string | null;
};

/** A request with its answer, or null where none came. */
export type HistoryLine = StormRequest & {
  atMs: number;
  tookMs: number;
  server: number;
  answer: StormAnswer | null;
};

/** A write that a client sent, once or several times under one key. */
export type StormWrite = {
  kind: string;
  request: StormRequest;
  /** A text that is unique to this write, where the operation takes one: it marks the write's entries. */
  reason: string;
  answers: (StormAnswer | null)[];
};

/** How often a client sends a write again that has no final answer yet. */
const retriesMax = 8;

/** The two servers as the storm's clients see them, with the history of all requests. */
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

  async send(server: number, request: StormRequest): Promise<StormAnswer | null> {
    const { method, path, body, key, headers = {}, token = stormKey } = request;
    const atMs = this.elapsedMs();
    let answer: StormAnswer | null = null;
    try {
      const response = await fetch(path.startsWith('http') ? path : `${this.urls[server]}${path}`, {
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
      const text = await response.text();
      const isJson = response.headers.get('content-type')?.includes('json');
      answer = { status: response.status, body: isJson && text !== '' ? JSON.parse(text) : null };
    } catch {
      // The line without an answer says it.
    }
    const tookMs = this.elapsedMs() - atMs;
    this.history.push({ ...request, atMs, tookMs, server, answer });
    return answer;
  }

  /** Sends a read to one of the servers; the body, or null where it is refused. */
  async read(dice: Random, path: string, token?: string | null): Promise<Json> {
    const request = { method: 'GET', path, ...(token === undefined ? {} : { token }) };
    const answer = await this.send(this.#anyServer(dice), request);
    return answer?.status === 200 ? answer.body : null;
  }

  /**
   * Sends a write with a key of its own, to either server. Some are sent to both servers at once, some once more after
   * their answer, and all again while the answer says that it is not the last word. Returns the body of a write that
   * was done, or null.
   */
  async write(
    dice: Random,
    kind: string,
    { reason = '', ...request }: StormRequest & { reason?: string },
  ): Promise<Json> {
    const write: StormWrite = {
      kind,
      reason,
      request: { key: this.uniqueName(`key-${kind}`), ...request },
      answers: [],
    };
    this.writes.push(write);
    const send = async (server: number) => {
      const answer = await this.send(server, write.request);
      write.answers.push(answer);
      return answer;
    };
    const first = this.#anyServer(dice);
    const isDoubled = dice.happens(0.12);
    const isRepeated = dice.happens(0.06);
    let [answer] = await Promise.all([send(first), ...(isDoubled ? [send(1 - first)] : [])]);
    for (let retry = 0; isUndecided(answer ?? null) && retry < retriesMax; retry += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100 + retry * 100));
      answer = await send(this.#anyServer(dice));
    }
    if (isRepeated) await send(this.#anyServer(dice));
    return answer && answer.status < 300 ? (answer.body ?? {}) : null;
  }

  #anyServer(dice: Random): number {
    return dice.between(0, this.urls.length - 1);
  }
}

function isUndecided(answer: StormAnswer | null): boolean {
  if (answer === null || answer.status >= 500) return true;
  return answer.status === 409 && answer.body?.code === 'operation_in_progress';
}
