import type { Logger } from 'pino';
import { buildPage, builtPage } from './buildPage.ts';
import { createLogger } from './createLogger.ts';
import { createServer, type Server } from './createServer.ts';
import { listen } from './listen.ts';
import { smtpMailer } from './mail/smtpMailer.ts';
import { openDatabase } from './openDatabase.ts';
import type { Options } from './readOptions.ts';
import { openReceiver, receiverPath } from './seed/openReceiver.ts';
import { seedOnce } from './seed/seed.ts';

/** How long answers under way may take once the server has to end. */
const drainMs = 3000;

/** A server that listens. */
export type RunningServer = {
  url: string;
  engine: string;
  logger: Logger;
  /** Answers what is under way, takes nothing new, and lets go of port and database. */
  shutDown(): Promise<void>;
};

/** Takes the port, opens the database, seeds it for a demo, and serves. */
export async function startServer(options: Options): Promise<RunningServer> {
  const logger = createLogger({ level: options.logLevel });
  // The port first: a second start must fail before it touches any data.
  const listener = await listen(options);
  const url = options.publicUrl ?? `http://localhost:${listener.port}`;
  // While the database opens, which takes a thread of its own.
  const building = options.demo && options.pageDir === null ? buildPage() : null;
  building?.catch(() => undefined);
  const database = await openDatabase(options);
  const server = await createServer({
    database,
    logger,
    secretKey: options.secretKey,
    publicUrl: () => url,
    ...(options.smtp ? { mailer: smtpMailer(options.smtp.url, options.smtp) } : {}),
    ...(options.stripe ? { stripe: options.stripe } : {}),
    ...(options.demo
      ? {
          demo: {
            pageFolder: options.pageDir ?? builtPage,
            receiverUrl: () => `http://${ownHost(options.host)}:${listener.port}${receiverPath}`,
          },
          prepare: seedOnce,
        }
      : {}),
  });
  await building;
  listener.serve(server.app.fetch);
  // Only what is served can hear, and nobody has to wait for it.
  const opened = options.demo
    ? openReceiver(server.wallet).catch((error: unknown) =>
        logger.warn({ err: error }, 'no webhook receiver'),
      )
    : null;
  return {
    ...{ url, engine: database.engine, logger },
    async shutDown() {
      await opened;
      await shutDown(server, listener.drain);
    },
  };
}

/** How this machine reaches a server that listens at `host`. */
function ownHost(host: string | null): string {
  if (host === null || host === '0.0.0.0' || host === '::' || host === 'localhost') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

/** Streams end first, since they would never end by themselves; then what is answered; then the database. */
async function shutDown(server: Server, drain: (withinMs: number) => Promise<void>): Promise<void> {
  const drained = drain(drainMs);
  await server.stop();
  await drained;
  await server.close();
}
