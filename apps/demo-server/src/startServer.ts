import type { Logger } from 'pino';
import type { Server } from './createServer.ts';
import { markLive, openDatabase } from './openDatabase.ts';
import { buildPage } from './platform/buildPage.ts';
import { createLogger } from './platform/createLogger.ts';
import { type Listener, listen } from './platform/listen.ts';
import type { Options } from './readOptions.ts';

/** How long answers under way may take once the server has to end. */
const drainMs = 3000;

/** A server that listens. */
export type RunningServer = {
  url: string;
  engine: string;
  logger: Logger;
  /**
   * Says that it is not ready, goes on serving for a while so that balancers and clients turn elsewhere, answers what is
   * under way, and closes port and database.
   */
  shutDown(): Promise<void>;
};

/** Takes the port, opens the database, seeds it for a demo, and serves. */
export async function startServer(options: Options): Promise<RunningServer> {
  const logger = createLogger({ level: options.logLevel });
  // The port first: a second start must fail before it touches any data.
  const listener = await listen(options);
  const url = options.publicUrl ?? `http://localhost:${listener.port}`;
  const building = options.demo && options.pageDir === null ? buildPage() : null;
  building?.catch(() => undefined);
  // The page builds in a process of its own and the engine opens in a thread: this one loads the rest meanwhile.
  // A connection to PostgreSQL lives in this thread, and on a busy machine would time out behind the loading.
  const opening = options.databaseUrl === null ? openDatabase(options) : null;
  opening?.catch(() => undefined);
  const { assembleServer } = await import('./assembleServer.ts');
  const database = await (opening ?? openDatabase(options));
  const local = `http://${ownHost(options.host)}:${listener.port}`;
  const { server, serving } = await assembleServer(options, { database, logger, url, local });
  if (!options.demo && options.databaseUrl === null) await markLive(options);
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
    },
  };
}

/** How this machine reaches a server that listens at `host`. */
function ownHost(host: string | null): string {
  if (host === null || host === '0.0.0.0' || host === '::' || host === 'localhost') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

/**
 * A balancer must see the 503 of `/readyz`, and a client on a kept connection must be told to close it, before the port
 * is closed: a request that is sent meanwhile would be reset. Then streams end, since they would never end otherwise; then
 * what is being answered; then the database.
 */
async function shutDown(server: Server, listener: Listener, servesOnMs: number): Promise<void> {
  server.drain();
  listener.closeConnections();
  await new Promise((resolve) => setTimeout(resolve, servesOnMs));
  const stopped = server.stop();
  await Promise.all([stopped, listener.drain(drainMs)]);
  await server.close();
}
