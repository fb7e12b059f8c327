import { WalletError } from '@coffer/adapter';
import { createMiddleware } from 'hono/factory';
import { authenticateMerchant } from '../wallet/authenticateMerchant.ts';
import type { WalletContext } from '../wallet/WalletContext.ts';
import type { AppEnvironment } from './AppEnvironment.ts';
import { bearerToken } from './bearerToken.ts';

/** Says which merchant asks, by its secret key, before anything else of the request is looked at. */
export function authenticateSecretKey(wallet: WalletContext) {
  return createMiddleware<AppEnvironment>(async (c, next) => {
    const token = bearerToken(c.req.header('authorization'));
    const caller = token === null ? null : await authenticateMerchant(wallet, token);
    if (caller === null) {
      throw new WalletError('unauthenticated', 'Send your secret key as Authorization: Bearer sk_…');
    }
    c.set('caller', caller);
    await next();
  });
}
