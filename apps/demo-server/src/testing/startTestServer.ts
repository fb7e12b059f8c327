import { type CreateServerOptions, createServer, type Server } from '../createServer.ts';
import { type DatabaseClock, openDatabaseClock } from '../database/openDatabaseClock.ts';
import {
  openTestDatabase,
  type TestDatabase,
  type testEngines,
} from '../database/testing/openTestDatabase.ts';
import { type RateLimits, rateLimitNames, rateLimits } from '../modules/shared/rateLimits.ts';
import { createLogger } from '../platform/createLogger.ts';
import { demoMerchant } from '../seed/demoMerchant.ts';

/** Secret key of every test server. */
export const testSecretKey = 'sk_test_of_the_tests';

/** Rate limits for tests that send more requests than the usual limits allow. */
export const raisedRateLimits: RateLimits = rateLimits(
  Object.fromEntries(rateLimitNames.map((name) => [name, 1_000_000])),
);

/** A request to a test server. */
export type TestRequest = {
  body?: unknown;
  /** Secret key or session token. Null sends none. Defaults to the secret key of the server. */
  token?: string | null;
  /** Value of `Idempotency-Key`. */
  key?: string;
  headers?: Record<string, string>;
};

/** A response with its parsed JSON. */
export type TestResponse<Body = Record<string, unknown>> = { status: number; headers: Headers; body: Body };

/** A server in this process, on a new database. */
export type TestServer = Server & {
  database: TestDatabase;
  /** Advances the server's clock. */
  advance(ms: number): void;
  /** Sends a request. The test defines the type of the response body. */
  // biome-ignore lint/suspicious/noExplicitAny: each test asserts the body that it expects.
  call<Body = any>(method: string, path: string, request?: TestRequest): Promise<TestResponse<Body>>;
};

type TestServerOptions = Partial<CreateServerOptions> & {
  /** Wraps the database. */
  watch?: (database: TestDatabase) => TestDatabase;
  /** Stops the time at this instant. Only `advance` changes it. Defaults to the database's time. */
  frozenAt?: Date;
};

/** Starts a server in this process without background work. Tests run it with `runJobs.ts` and `processor.runDue`. */
export async function startTestServer(
  engine: (typeof testEngines)[number],
  { watch = (database) => database, frozenAt, ...options }: TestServerOptions = {},
): Promise<TestServer> {
  const opened = await openTestDatabase(engine);
  /** Pending update of the test clock in the database. Later statements wait for it. */
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
    merchant: demoMerchant('http://wallet.test'),
    // The webhook receivers of tests are on this machine.
    privateWebhooks: true,
    clock,
    reconcileEveryMs: 0,
    ...options,
  });
  if (frozen) await opened.query('update ledger.clock set backdating = true');
  return {
    ...server,
    database,
    advance: (ms) => {
      if (frozen) return frozen.advance(ms);
      clock.setAhead(clock.aheadMs() + ms);
      // Updates run one after the other, because concurrent ones could arrive in the wrong order.
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

/** Creates a clock that only `advance` moves. The database's own clock continues and is not compared with it. */
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
): Promise<TestResponse<Body>> {
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
