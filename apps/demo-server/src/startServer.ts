import type { Logger } from 'pino';
import type { Server } from './createServer.ts';
import type { Database } from './database/Database.ts';
import type { Metrics } from './metrics/createMetrics.ts';
import { markLive, openDatabase } from './openDatabase.ts';
import { buildPages, checkPageFolder } from './platform/buildPages.ts';
import { createLogger } from './platform/createLogger.ts';
import { type Listener, listen } from './platform/listen.ts';
import type { Options } from './readOptions.ts';
import { startTracing } from './tracing/startTracing.ts';

/** Time limit for requests in progress when the server stops, in milliseconds. */
const drainMs = 3000;

/** A listening server. */
export type RunningServer = {
  url: string;
  engine: string;
  logger: Logger;
  /**
   * Reports that it is not ready, continues to serve for a while so that load balancers and clients turn to another
   * server, finishes requests in progress, and closes port and database.
   */
  shutDown(): Promise<void>;
};

/** Listens on the port, opens the database, seeds it for a demo, and serves. Calls `onStep` when a slow step begins. */
export async function startServer(
  options: Options,
  onStep: (step: string) => void = () => undefined,
): Promise<RunningServer> {
  const logger = createLogger({ level: options.logLevel });
  await checkPageFolder(options);
  // The port first, so that a second start fails before it touches data.
  const listener = await listen(options);
  const stopTracing = await startTracing(process.env);
  const metrics = options.metricsPort === null ? null : await openMetrics(options.metricsPort, options);
  const url = options.publicUrl ?? `http://localhost:${listener.port}`;
  const mayBuild = options.pageDir === null;
  onStep(`loading the server, opening the database${mayBuild ? ', building the page' : ''}`);
  const building = buildPages(options);
  building.catch(() => undefined);
  // The pages build in another process and the embedded database opens in a thread while this thread loads the rest.
  // A connection to PostgreSQL uses this thread and would time out behind the loading on a busy machine.
  const opening = options.databaseUrl === null ? openDatabase(options) : null;
  opening?.catch(() => undefined);
  const { assembleServer } = await import('./assembleServer.ts');
  const database = await (opening ?? openDatabase(options));
  onStep('migrating the database');
  const local = `http://${ownHost(options.host)}:${listener.port}`;
  const { server, serving } = await assembleServer(options, {
    database: stopTracing ? await traced(database) : database,
    ...{ logger, url, local, onStep },
    tracing: stopTracing !== null,
    metrics: metrics?.metrics ?? null,
  });
  if (!options.demo && options.databaseUrl === null) await markLive(options);
  if (mayBuild) onStep('waiting for the page');
  await building;
  listener.serve(server.app.fetch);
  const served = serving();
  return {
    url,
    engine: database.engine,
    logger,
    async shutDown() {
      await served;
      await shutDown(server, listener, options.drainSeconds * 1000);
      await metrics?.listener.drain(0);
      await stopTracing?.();
    },
  };
}

async function traced(database: Database): Promise<Database> {
  const { tracedDatabase } = await import('./tracing/tracedDatabase.ts');
  return tracedDatabase(database);
}

/** Serves `/metrics` on a port of its own, which no load balancer forwards to. */
async function openMetrics(
  port: number,
  { metricsHost }: Options,
): Promise<{ metrics: Metrics; listener: Listener }> {
  const { createMetrics } = await import('./metrics/createMetrics.ts');
  const metrics = createMetrics();
  const names = { port: 'COFFER_METRICS_PORT', host: 'COFFER_METRICS_HOST' };
  const listener = await listen({ port, host: metricsHost, names });
  listener.serve(metrics.respond);
  return { metrics, listener };
}

/** Returns the host by which this machine reaches a server that listens on `host`. */
function ownHost(host: string | null): string {
  if (host === null || host === '0.0.0.0' || host === '::' || host === 'localhost') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

/**
 * Stops a server in order. Load balancers see the 503 of `/readyz` and clients close kept-alive connections before the
 * port closes, because a request sent in between would be reset. Then the streams end, which would otherwise never end,
 * then the requests in progress, then the database.
 */
async function shutDown(server: Server, listener: Listener, servesOnMs: number): Promise<void> {
  server.drain();
  listener.closeConnections();
  await new Promise((resolve) => setTimeout(resolve, servesOnMs));
  const stopped = server.stop();
  await Promise.all([stopped, listener.drain(drainMs)]);
  await server.close();
}
