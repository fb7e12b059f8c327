import type { Logger } from 'pino';
import { createServer, type Server } from './createServer.ts';
import type { Database } from './database/Database.ts';
import { smtpMailer } from './mail/smtpMailer.ts';
import { builtPage } from './platform/buildPage.ts';
import type { Options } from './readOptions.ts';
import { openReceiver, receiverPath } from './seed/openReceiver.ts';
import { seedOnce } from './seed/seed.ts';

type Place = {
  database: Database;
  logger: Logger;
  /** How browsers reach the server. */
  url: string;
  /** How it reaches itself. */
  local: string;
};

/** The server that the options ask for, and what is left to do once it is served. */
export async function assembleServer(
  options: Options,
  { database, logger, url, local }: Place,
): Promise<{ server: Server; serving: () => Promise<void> }> {
  const server = await createServer({
    database,
    logger,
    secretKey: options.secretKey,
    publicUrl: () => url,
    trustedProxies: options.trustedProxies,
    rateLimits: options.rateLimits,
    anchorKey: options.anchorKey,
    privateWebhooks: options.privateWebhooks,
    ...(options.smtp ? { mailer: smtpMailer(options.smtp.url, options.smtp) } : {}),
    testProcessor: options.testProcessor,
    payments: options.payments,
    ...(options.demo
      ? {
          demo: {
            pageFolder: options.pageDir ?? builtPage,
            receiverUrl: () => `${local}${receiverPath}`,
          },
          prepare: seedOnce,
        }
      : {}),
  });
  return {
    server,
    // Only what is served can hear, and nobody has to wait for it.
    serving: async () => {
      if (!options.demo) return;
      await openReceiver(server.wallet).catch((error: unknown) =>
        logger.warn({ err: error }, 'no webhook receiver'),
      );
    },
  };
}
