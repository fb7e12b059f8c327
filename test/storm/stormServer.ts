import { createServer } from '../../apps/demo-server/src/createServer.ts';
import { openPostgres } from '../../apps/demo-server/src/database/postgres/openPostgres.ts';
import { rateLimitNames } from '../../apps/demo-server/src/modules/shared/rateLimits.ts';
import { createLogger } from '../../apps/demo-server/src/platform/createLogger.ts';
import { listen } from '../../apps/demo-server/src/platform/listen.ts';

// A server process of the storm: the whole server in test mode, without the demo's data.

const port = Number(process.env.PORT);
const listener = await listen({ port, host: '127.0.0.1' });
const server = await createServer({
  database: await openPostgres({ url: process.env.DATABASE_URL ?? '' }),
  logger: createLogger({ level: process.env.COFFER_LOG_LEVEL ?? 'warn' }),
  secretKey: process.env.COFFER_SECRET_KEY ?? '',
  publicUrl: () => `http://127.0.0.1:${port}`,
  testMode: true,
  // The storm's receiver is on this machine.
  privateWebhooks: true,
  settleAfterMs: 2_500,
  reconcileEveryMs: 1_000,
  // A few customers do in seconds what others do in days.
  rateLimits: Object.fromEntries(rateLimitNames.map((name) => [name, 999_999_999])),
});
listener.serve(server.app.fetch);
process.on('SIGTERM', () => {
  void Promise.all([listener.drain(2_000), server.close()]).finally(() => process.exit(0));
});
