import { type CreateServerOptions, createServer, type Server } from '../createServer.ts';
import { type DatabaseClock, openDatabaseClock } from '../database/openDatabaseClock.ts';
import {
  openTestDatabase,
  type TestDatabase,
  type testEngines,
} from '../database/testing/openTestDatabase.ts';
import { type RateLimits, rateLimitNames, rateLimits } from '../modules/shared/rateLimits.ts';
import { createLogger } from '../platform/createLogger.ts';

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
  /** Time stands still at this instant, but for `advance`. @default the database's time */
  frozenAt?: Date;
};

/** Starts a server in process, without background work: tests run that with `runJobs.ts` and `processor.runDue`. */
export async function startTestServer(
  engine: (typeof testEngines)[number],
  { watch = (database) => database, frozenAt, ...options }: TestServerOptions = {},
): Promise<TestServer> {
  const opened = await openTestDatabase(engine);
  /** The test clock on its way to the database. What is asked for afterwards waits for it. */
  let moving: Promise<unknown> | null = null;
  const database = watch({
    ...opened,
    query: async (sql, parameters) => {
      await moving;
      return opened.query(sql, parameters);
    },
    transaction: async (work) => {
      await moving;
      return opened.transaction(work);
    },
  });
  const frozen = frozenAt && frozenClock(frozenAt);
  const clock = frozen ?? (await openDatabaseClock(opened));
  const server = await createServer({
    database,
    logger: createLogger({ level: 'silent' }),
    secretKey: testSecretKey,
    publicUrl: () => 'http://wallet.test',
    testProcessor: true,
    // Receivers of tests are on this machine.
    privateWebhooks: true,
    clock,
    sweepEveryMs: 0,
    ...options,
  });
  if (frozen) await opened.query('update ledger.clock set backdating = true');
  return {
    ...server,
    database,
    advance: (ms) => {
      if (frozen) return frozen.advance(ms);
      clock.setAhead(clock.aheadMs() + ms);
      // One after the other: two updates at once could arrive in the other order.
      const all = (moving ?? Promise.resolve())
        .then(() => opened.query('update ledger.clock set ahead_ms = $1', [clock.aheadMs()]))
        .finally(() => {
          if (moving === all) moving = null;
        });
      moving = all;
    },
    call: (method, path, request) => call(server, method, path, request),
  };
}

/** A clock that stands still but for `advance`. The database's own clock goes on, and is not compared with it. */
function frozenClock(start: Date): DatabaseClock & { advance(ms: number): void } {
  let [realMs, aheadMs] = [start.getTime(), 0];
  return {
    now: () => new Date(realMs + aheadMs),
    realNow: () => new Date(realMs),
    aheadMs: () => aheadMs,
    setAhead: (ms) => {
      aheadMs = ms;
    },
    measure: async () => {},
    requireAgreement: async () => {},
    advance: (ms) => {
      realMs += ms;
    },
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
