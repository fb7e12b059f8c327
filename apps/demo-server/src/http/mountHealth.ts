import { WalletError } from '@coffer/adapter';
import type { Hono } from 'hono';
import type { AppEnvironment } from './AppEnvironment.ts';

/** `/healthz`: the process answers. `/readyz`: and so does its database. */
export function mountHealth(app: Hono<AppEnvironment>, isReady: () => Promise<boolean>): void {
  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  app.get('/readyz', async (c) => {
    if (await isReady()) return c.json({ status: 'ready' });
    throw new WalletError('service_unavailable', 'The server starts, stops, or has lost its database.', {
      retryAfterSeconds: 1,
    });
  });
}
