import { createLogger } from '../createLogger.ts';
import { type CreateServerOptions, createServer, type Server } from '../createServer.ts';
import {
  openTestDatabase,
  type TestDatabase,
  type testEngines,
} from '../database/testing/openTestDatabase.ts';
import { type RateLimits, rateLimitNames, rateLimits } from '../wallet/rateLimits.ts';

/** The secret key of every test's server. */
export const testSecretKey = 'sk_test_of_the_tests';

/** For tests that send far more requests than anybody should. */
export const raisedRateLimits: RateLimits = rateLimits(
  Object.fromEntries(rateLimitNames.map((name) => [name, 1_000_000])),
);

/** One request to a test's server. */
export type TestRequest = {
  body?: unknown;
  /** A secret key or a session token; null sends none. @default the secret key */
  token?: string | null;
  /** An Idempotency-Key. */
  key?: string;
  headers?: Record<string, string>;
};

/** An answer, with its JSON read. */
export type TestAnswer<Body = Record<string, unknown>> = { status: number; headers: Headers; body: Body };

/** A server in process, on a fresh database. */
export type TestServer = Server & {
  database: TestDatabase;
  /** Moves the server's clock on. */
  advance(ms: number): void;
  /** Asks; the test states what it expects to get. */
  // biome-ignore lint/suspicious/noExplicitAny: a test says at each call what it expects, and proves it.
  call<Body = any>(method: string, path: string, request?: TestRequest): Promise<TestAnswer<Body>>;
};

type TestServerOptions = Partial<CreateServerOptions> & {
  /** Puts something in front of the database. */
  watch?: (database: TestDatabase) => TestDatabase;
};

/** Starts a server in process. Nothing in it runs by itself: a test calls the sweeper and the processor. */
export async function startTestServer(
  engine: (typeof testEngines)[number],
  { watch = (database) => database, ...options }: TestServerOptions = {},
): Promise<TestServer> {
  const database = watch(await openTestDatabase(engine));
  let movedMs = 0;
  const server = await createServer({
    database,
    logger: createLogger({ level: 'silent' }),
    secretKey: testSecretKey,
    publicUrl: () => 'http://wallet.test',
    testProcessor: true,
    // Receivers of tests are on this machine.
    privateWebhooks: true,
    now: () => new Date(Date.now() + movedMs),
    sweepEveryMs: 0,
    ...options,
  });
  return {
    ...server,
    database,
    advance: (ms) => {
      movedMs += ms;
    },
    call: (method, path, request) => call(server, method, path, request),
  };
}

async function call<Body>(
  server: Server,
  method: string,
  path: string,
  { body, token = testSecretKey, key, headers = {} }: TestRequest = {},
): Promise<TestAnswer<Body>> {
  const response = await server.app.fetch(
    new Request(`http://wallet.test${path}`, {
      method,
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    }),
  );
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? undefined : JSON.parse(text),
  };
}
