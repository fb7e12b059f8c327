import type { Logger } from 'pino';
import { createServer, type Server } from './createServer.ts';
import type { Database } from './database/Database.ts';
import { smtpMailer } from './mail/smtpMailer.ts';
import type { Metrics } from './metrics/createMetrics.ts';
import { pageFolderOf } from './platform/buildPages.ts';
import type { Options } from './readOptions.ts';
import { demoMerchant } from './seed/demoMerchant.ts';
import { openReceiver, receiverPath } from './seed/openReceiver.ts';
import { seedOnce } from './seed/seed.ts';

type Place = {
  /** Whether the operator named a receiver of traces. */
  tracing: boolean;
  /** Null when the operator enabled no metrics. */
  metrics: Metrics | null;
  database: Database;
  logger: Logger;
  /** Public URL of the server. */
  url: string;
  /** URL by which the server reaches itself. */
  local: string;
  /** Called when a slow step begins. */
  onStep: (step: string) => void;
};

/** Assembles the server from the options, and returns what is left to do once it listens. */
export async function assembleServer(
  options: Options,
  { database, logger, url, local, metrics, tracing, onStep }: Place,
): Promise<{ server: Server; serving: () => Promise<void> }> {
  const server = await createServer({
    database,
    logger,
    secretKey: options.secretKey,
    publicUrl: () => url,
    metrics,
    tracing,
    trustedProxies: options.trustedProxies,
    rateLimits: options.rateLimits,
    anchorKey: options.anchorKey,
    privateWebhooks: options.privateWebhooks,
    ...(options.smtp ? { mailer: smtpMailer(options.smtp.url, options.smtp) } : {}),
    testProcessor: options.testProcessor,
    payments: options.payments,
    merchant: options.merchant ?? demoMerchant(url),
    allowedOrigins: options.allowedOrigins,
    pageFolder: pageFolderOf(options),
    ...(options.demo
      ? {
          demo: {
            receiverUrl: () => `${local}${receiverPath}`,
          },
          prepare: (wallet) =>
            seedOnce(wallet, (customer) => onStep(`adding ${customer} with months of history`)),
        }
      : {}),
  });
  return {
    server,
    // The demo's receiver can only receive once the server listens. Nothing waits for this.
    serving: async () => {
      if (!options.demo) return;
      await openReceiver(server.wallet).catch((error: unknown) =>
        logger.warn({ err: error }, 'no webhook receiver'),
      );
    },
  };
}
