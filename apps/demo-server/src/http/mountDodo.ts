import type { Hono } from 'hono';
import type { WalletContext } from '../modules/shared/index.ts';
import type { AppEnvironment } from './AppEnvironment.ts';
import { authenticateSecretKey } from './authenticateSecretKey.ts';
import type { CredentialGuard } from './credentialGuard.ts';
import { dodoEndpoints } from './dodo/dodoEndpoints.ts';
import { mountEndpoint } from './mountEndpoint.ts';

/** The wire of Dodo Payments, so that its official SDK works against this server unchanged. */
export function mountDodo(
  app: Hono<AppEnvironment>,
  { wallet, guard }: { wallet: WalletContext; guard: CredentialGuard },
): void {
  app.use('/dodo/*', authenticateSecretKey({ wallet, guard }));
  for (const endpoint of dodoEndpoints) mountEndpoint(app, endpoint, { wallet, keyScope: 'dodo' });
}
