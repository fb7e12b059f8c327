import { OpenAPIHono } from '@hono/zod-openapi';
import type { WalletContext } from '../wallet/WalletContext.ts';
import type { AppEnvironment } from './AppEnvironment.ts';
import { authenticateSecretKey } from './authenticateSecretKey.ts';
import { answerDodoError } from './dodo/answerDodoError.ts';
import { dodoEndpoints } from './dodo/dodoEndpoints.ts';
import { mountEndpoint } from './mountEndpoint.ts';
import { refuseUnknown } from './refuseUnknown.ts';

/** The wire of Dodo Payments, so that its official SDK works against this server unchanged. */
export function mountDodo(app: OpenAPIHono<AppEnvironment>, wallet: WalletContext): void {
  const dodo = new OpenAPIHono<AppEnvironment>();
  dodo.onError(answerDodoError);
  dodo.use('/dodo/*', authenticateSecretKey(wallet));
  for (const endpoint of dodoEndpoints) mountEndpoint(dodo, endpoint, { wallet, keyScope: 'dodo' });
  dodo.all('/dodo/*', (c) => refuseUnknown(c, dodoEndpoints));
  app.route('/', dodo);
}
