import { WalletError } from '@coffer/adapter';
import type { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { WalletContext } from '../modules/shared/index.ts';
import type { AppEnvironment } from './AppEnvironment.ts';
import type { AppOptions } from './AppOptions.ts';
import { authenticateCustomer } from './authenticate.ts';
import { maxBodyBytes, rejectLongBody } from './bodyLimit.ts';
import type { CredentialGuard } from './credentialGuard.ts';

/** Mounts the routes of the payment provider, such as its webhooks and the setup of its form. */
export function mountPaymentProvider(
  app: Hono<AppEnvironment>,
  { wallet, guard }: { wallet: WalletContext; guard: CredentialGuard },
  { path, routes }: AppOptions['payments'],
): void {
  if (routes.length === 0) return;
  app.use(`${path}/*`, bodyLimit({ maxSize: maxBodyBytes, onError: rejectLongBody }));
  for (const route of routes) {
    if (route.access === 'public') {
      app.all(route.path, (c) => route.respond(c.req.raw));
      continue;
    }
    app.post(route.path, async (c) => {
      const session = await authenticateCustomer({ wallet, guard }, c.req.raw, c.get('address'));
      if (!session.scopes.includes('manage')) {
        throw new WalletError('forbidden', 'This session may not add payment methods: it lacks manage.');
      }
      await wallet.limiter.consume({ limit: 'methodSetups', of: session.customerId });
      return c.json(await route.create(session.customerId), 201);
    });
  }
}
