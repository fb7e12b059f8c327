import { WalletError } from '@coffer/adapter';
import type { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { WalletContext } from '../modules/shared/index.ts';
import type { AppEnvironment } from './AppEnvironment.ts';
import type { AppOptions } from './AppOptions.ts';
import { authenticateCustomer } from './authenticateCustomer.ts';
import { maxBodyBytes, refuseBody } from './bodyLimit.ts';
import type { CredentialGuard } from './credentialGuard.ts';

/** What Stripe sends its events to, and what its form in a customer's browser starts with. */
export function mountStripe(
  app: Hono<AppEnvironment>,
  { wallet, guard }: { wallet: WalletContext; guard: CredentialGuard },
  stripe: NonNullable<AppOptions['stripe']>,
): void {
  app.use('/stripe/*', bodyLimit({ maxSize: maxBodyBytes, onError: refuseBody }));
  app.all('/stripe/webhooks', (c) => stripe.handleWebhook(c.req.raw));
  app.post('/stripe/setups', async (c) => {
    const { customerId, scopes } = await authenticateCustomer({ wallet, guard }, c.req.raw, c.get('address'));
    if (!scopes.includes('manage')) {
      throw new WalletError('forbidden', 'This session may not add payment methods: it lacks manage.');
    }
    await wallet.limiter.consume({ limit: 'methodSetups', of: customerId });
    return c.json(await stripe.startSetup(customerId), 201);
  });
}
