import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { BackgroundWork } from '../background/schedule.ts';
import type { AnsweredRequest } from '../http/AppOptions.ts';
import type { LedgerObserver } from '../ledger/index.ts';
import type { WalletContext } from '../modules/shared/index.ts';
import { readBacklog } from './readBacklog.ts';

/** Counters of one server, in Prometheus's format. No label names a customer, a wallet or a merchant. */
export type Metrics = {
  ledger: LedgerObserver;
  onAnswer(request: AnsweredRequest): void;
  onJobError(job: string): void;
  /** Reads connections, streams and waiting work of this server at each scrape. */
  watch(server: WatchedServer): void;
  /** Responds to `GET /metrics`. */
  respond(request: Request): Promise<Response>;
};

type WatchedServer = { wallet: WalletContext; schedule: readonly BackgroundWork[] };

/** Resolution of the event loop's delay. A finer one would wake an idle server more often. */
const eventLoopPrecisionMs = 100;

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Creates the metrics of a server. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: eventLoopPrecisionMs });
  const requests = new Counter({
    registers,
    name: 'coffer_http_requests_total',
    help: 'Answered HTTP requests.',
    labelNames: ['method', 'route', 'status'],
  });
  const durations = new Histogram({
    registers,
    name: 'coffer_http_request_duration_seconds',
    help: 'Time until the headers of a response.',
    labelNames: ['method', 'route'],
    buckets: seconds,
  });
  const queue = new Gauge({
    registers,
    name: 'coffer_ledger_queue_operations',
    help: 'Ledger operations that have no result yet.',
  });
  const batchSizes = new Histogram({
    registers,
    name: 'coffer_ledger_batch_operations',
    help: 'Operations in one call of the ledger.',
    buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256],
  });
  const batchDurations = new Histogram({
    registers,
    name: 'coffer_ledger_batch_duration_seconds',
    help: 'Duration of one call of the ledger, with its commit.',
    buckets: seconds,
  });
  const batchFailures = new Counter({
    registers,
    name: 'coffer_ledger_batch_failures_total',
    help: 'Calls of the ledger that failed. Most are repeated.',
  });
  const jobErrors = new Counter({
    registers,
    name: 'coffer_job_errors_total',
    help: 'Runs of background work that failed and will be repeated.',
    labelNames: ['job'],
  });
  let readWaiting = async () => {};
  return {
    ledger: {
      onQueueChange: (length) => queue.set(length),
      onBatch({ operations, durationMs, failed }) {
        batchSizes.observe(operations);
        batchDurations.observe(durationMs / 1000);
        if (failed) batchFailures.inc();
      },
    },
    onAnswer({ method, route, status, durationMs }) {
      const known = knownMethods.has(method) ? method : 'other';
      requests.inc({ method: known, route, status });
      durations.observe({ method: known, route }, durationMs / 1000);
    },
    onJobError: (job) => jobErrors.inc({ job }),
    watch(server) {
      watchServer(registry, server.wallet);
      readWaiting = createBacklogReader(registry, server);
    },
    async respond(request) {
      if (new URL(request.url).pathname !== '/metrics') return new Response('Not found\n', { status: 404 });
      await readWaiting();
      return new Response(await registry.metrics(), { headers: { 'content-type': registry.contentType } });
    },
  };
}

const knownMethods: ReadonlySet<string> = new Set([
  'GET',
  'HEAD',
  'OPTIONS',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
]);

/** Adds gauges of this server's own state, which are read at each scrape. */
function watchServer(registry: Registry, { database, streams }: WalletContext): void {
  const registers = [registry];
  new Gauge({
    registers,
    name: 'coffer_sse_clients',
    help: 'Open event streams of this server.',
    collect() {
      this.set(streams.count());
    },
  });
  new Gauge({
    registers,
    name: 'coffer_database_connections',
    help: "Connections of this server's pool.",
    labelNames: ['state'],
    collect() {
      const { open, idle } = database.connectionUse();
      this.set({ state: 'idle' }, idle);
      this.set({ state: 'busy' }, open - idle);
    },
  });
  new Gauge({
    registers,
    name: 'coffer_database_waiting_callers',
    help: 'Callers that wait for a connection.',
    collect() {
      this.set(database.connectionUse().waiting);
    },
  });
}

/** Adds gauges of the work that waits in the database, and returns the function that reads them. */
function createBacklogReader(registry: Registry, { wallet, schedule }: WatchedServer): () => Promise<void> {
  const registers = [registry];
  const outboxAge = new Gauge({
    registers,
    name: 'coffer_outbox_age_seconds',
    help: 'Age of the oldest commit whose events wait to be dispatched. 0 when none waits.',
  });
  const jobLag = new Gauge({
    registers,
    name: 'coffer_job_lag_seconds',
    help: 'Time since the longest waiting work of a job became due. 0 when none is due.',
    labelNames: ['job'],
  });
  const isUp = new Gauge({
    registers,
    name: 'coffer_database_up',
    help: 'Whether the database answered this scrape. Without an answer, outbox and job lag are absent.',
  });
  return async () => {
    const backlog = await readBacklog(wallet, schedule).catch(() => null);
    isUp.set(backlog ? 1 : 0);
    outboxAge.remove();
    jobLag.reset();
    if (!backlog) return;
    outboxAge.set(backlog.outboxAgeSeconds);
    for (const { job, lagSeconds } of backlog.jobs) jobLag.set({ job }, lagSeconds);
  };
}
