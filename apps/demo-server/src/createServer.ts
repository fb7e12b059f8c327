import type { Logger } from 'pino';
import { type Background, startBackground } from './background/runBackground.ts';
import { createSchedule } from './background/schedule.ts';
import { createWalletContext } from './createWalletContext.ts';
import type { Database } from './database/Database.ts';
import { migrate } from './database/migrate.ts';
import { type DatabaseClock, openDatabaseClock } from './database/openDatabaseClock.ts';
import { createApp } from './http/createApp.ts';
import { repeat } from './jobs/repeat.ts';
import { createLedger } from './ledger/index.ts';
import type { Mailer } from './mail/Mailer.ts';
import type { Metrics } from './metrics/createMetrics.ts';
import {
  checkDatabaseUse,
  claimDatabase,
  type DatabaseUse,
  ensureMerchant,
  type NewMerchant,
  newWalletSettings,
} from './modules/merchants/index.ts';
import { openTestClock, type RateLimits, type WalletContext } from './modules/shared/index.ts';
import { noPayments } from './payments/noProcessor.ts';
import type { ConfiguredProvider } from './payments/PaymentProvider.ts';
import { providerPaths } from './payments/registry.ts';
import { createTestProcessor, integrateTestProcessor } from './payments/testProcessor/createTestProcessor.ts';
import type { TestProcessor } from './payments/testProcessor/TestProcessor.ts';
import { isProcessorDown } from './testMode/testScenario.ts';
import { isClockRight, watchClock } from './watchClock.ts';

export type CreateServerOptions = {
  /** An open database. The server migrates it, and closes it when the server closes. */
  database: Database;
  logger: Logger;
  /** The merchant's secret key. */
  secretKey: string;
  /** The merchant that the first start creates. @default a neutral name, no bonus, wallets in USD and INR */
  merchant?: NewMerchant;
  /** Public URL of this server, without a trailing slash. */
  publicUrl: () => string;
  /** Runs once everything is open, before background work starts. */
  prepare?: (wallet: WalletContext) => Promise<void>;
  /** Serves the demo's pages and endpoints, and its webhook receiver at that URL. */
  demo?: { receiverUrl?: () => string };
  /** Folder of the built pages, from which the page of payment links and the demo's pages are served. @default none */
  pageFolder?: string | null;
  /** Origins whose pages may call the customer API from a browser. @default none */
  allowedOrigins?: readonly string[];
  /** Offers the test clock and simulated outages. @default true for a demo */
  testMode?: boolean;
  /** Signs the ledger's checkpoints. @default none: they have no signature */
  anchorKey?: string | null;
  /** Allows webhooks to private addresses, any port and http. @default false */
  privateWebhooks?: boolean;
  /** Clock for tests. @default the database's clock */
  clock?: DatabaseClock;
  /** Duration of a test bank debit, in milliseconds. @default 4000 */
  settleAfterMs?: number;
  /** Interval at which payments are reconciled, in milliseconds. 0 starts no background work. @default 5000 */
  reconcileEveryMs?: number;
  /** Takes payments that charge nobody. @default true for a demo and in test mode */
  testProcessor?: boolean;
  /** Takes real payments. Without a provider and the test processor, the server offers no payments. */
  payments?: ConfiguredProvider | null;
  /** Limits that the operator changed. @default the limits of `rateLimits` */
  rateLimits?: Partial<RateLimits>;
  /** Addresses and networks of proxies whose `X-Forwarded-For` header is trusted. @default none */
  trustedProxies?: readonly string[];
  /** Gives requests spans. The database must be a `tracedDatabase`. @default false */
  tracing?: boolean;
  /** Counts what the server does. @default none */
  metrics?: Metrics | null;
  /** Sends emails to customers. @default none: emails stay in the development mailbox */
  mailer?: Mailer;
};

/** Facts about a request that only the HTTP server knows, such as its socket. */
type HttpEnvironment = { incoming?: { socket?: { remoteAddress?: string | undefined } } };

/** A server without a socket. Tests call it in process; `main.ts` listens with it. */
export type Server = {
  app: { fetch: (request: Request, env?: HttpEnvironment) => Response | Promise<Response> };
  wallet: WalletContext;
  clock: DatabaseClock;
  /** The test processor. Unused unless it is switched on. */
  processor: TestProcessor;
  /** Makes `/readyz` respond with 503. Everything else continues. */
  drain(): void;
  /** Ends the event streams and the background work. Requests in progress continue. */
  stop(): Promise<void>;
  /** Stops the server and closes the database. */
  close(): Promise<void>;
};

/** Creates a server from its layers: database, ledger, modules, HTTP. */
export async function createServer(options: CreateServerOptions): Promise<Server> {
  const {
    database,
    logger,
    publicUrl,
    secretKey,
    demo,
    reconcileEveryMs = 5000,
    mailer = null,
    metrics = null,
    merchant = { name: null, settings: newWalletSettings() },
  } = options;
  const testMode = options.testMode ?? false;
  const hasTestProcessor = !options.payments && (options.testProcessor ?? (demo !== undefined || testMode));
  const use: DatabaseUse = {
    kind: demo !== undefined || testMode ? 'demo' : 'live',
    payments: options.payments?.mode ?? (hasTestProcessor ? 'test' : 'none'),
  };
  await checkDatabaseUse(database, use);
  await migrate(database);
  await claimDatabase(database, use);
  await database.query('update ledger.clock set backdating = false where backdating');
  const clock = options.clock ?? (await openDatabaseClock(database));
  const { now } = clock;
  // The time and the money of a real provider cannot be moved by hand.
  const isTestMode = hasTestProcessor && (options.testMode ?? demo !== undefined);
  const testClock = isTestMode ? await openTestClock(database, clock) : null;
  const ledger = createLedger(database, { observer: metrics?.ledger ?? null });
  const settle = options.settleAfterMs === undefined ? {} : { settleAfterMs: options.settleAfterMs };
  const processor = createTestProcessor(database, {
    now,
    publicUrl,
    ...settle,
    ...(testClock ? { isDown: () => isProcessorDown(database) } : {}),
  });
  const fallback = hasTestProcessor ? integrateTestProcessor(processor) : noPayments;
  const payments = (await options.payments?.open({ database, publicUrl })) ?? fallback;
  const onJobError = (error: unknown, job: string) => {
    metrics?.onJobError(job);
    logger.warn({ err: error, job }, 'job failed, will retry');
  };
  const onPause = (pause: { job: string; group: string; pauseMs: number }) =>
    logger.warn(pause, 'repeated timeouts, pausing');
  const wallet = await createWalletContext({
    ...{
      database,
      ledger,
      processor: payments.processor,
      logger,
      now,
      publicUrl,
    },
    anchorKey: options.anchorKey ?? null,
    privateWebhooks: options.privateWebhooks ?? false,
    testMode: testClock ? { clock: testClock, processor, mailer } : null,
    demoReceiver: demo?.receiverUrl ?? null,
    rateLimits: options.rateLimits ?? {},
  });
  await ensureMerchant(wallet, { merchant, secretKey });
  await options.prepare?.(wallet);

  let draining = false;
  let stopped = false;
  const isReady = async () => {
    await clock.requireAgreement();
    if (!stopped && !draining) await database.checkWritable();
    return !stopped && !draining;
  };
  let background: Background = { stayBusy: () => undefined, stop: async () => undefined };
  const app = createApp({
    wallet,
    logger,
    payments,
    providerPaths,
    isReady,
    requireClock: clock.requireAgreement,
    trustedProxies: options.trustedProxies,
    allowedOrigins: options.allowedOrigins,
    pageFolder: options.pageFolder ?? null,
    tracing: options.tracing,
    onAnswer: metrics?.onAnswer,
    onRequest: () => background.stayBusy(),
    demo: demo !== undefined,
  });
  const onError = (error: unknown) =>
    logger.warn({ err: error }, "measuring the database's clock failed, will retry");
  // Each server still limits requests on its own.
  const onLimiterError = (error: unknown) =>
    logger.warn({ err: error }, 'sharing rate limits failed, will retry');
  const schedule = createSchedule(wallet, { mailer, testProcessor: hasTestProcessor ? processor : null });
  metrics?.watch({ wallet, schedule });
  if (reconcileEveryMs > 0) {
    background = startBackground(wallet, schedule, {
      mayRun: () => isClockRight(clock),
      reconcileEveryMs,
      onError: onJobError,
      onPause,
    });
  }
  const running = [
    ...(reconcileEveryMs > 0
      ? [
          repeat(watchClock(clock, logger), { everyMs: Math.min(reconcileEveryMs, 5000), onError }),
          background.stop,
          repeat(wallet.limiter.share, { everyMs: 1000, onError: onLimiterError }),
        ]
      : []),
  ];

  const stop = async () => {
    if (stopped) return;
    stopped = true;
    mailer?.close();
    await wallet.signal.close();
    await wallet.streams.close();
    await testClock?.close();
    await Promise.all(running.map((end) => end()));
  };
  return {
    app,
    wallet,
    clock,
    processor,
    drain() {
      draining = true;
    },
    stop,
    async close() {
      await stop();
      await database.close();
    },
  };
}
