import { WalletError } from '@coffer/adapter';
import { createMiddleware } from 'hono/factory';
import { authenticateMerchant } from '../modules/apiKeys/index.ts';
import type { WalletContext } from '../modules/shared/index.ts';
import type { AppEnvironment } from './AppEnvironment.ts';
import { bearerToken } from './bearerToken.ts';
import { countedAddress } from './clientAddress.ts';
import type { CredentialGuard } from './credentialGuard.ts';

/** Says which merchant asks, by its secret key, before anything else of the request is looked at. */
export function authenticateSecretKey({ wallet, guard }: { wallet: WalletContext; guard: CredentialGuard }) {
  const find = async (token: string) => {
    const caller = await authenticateMerchant(wallet, token);
    if (caller === null) throw unauthenticated();
    return caller;
  };
  return createMiddleware<AppEnvironment>(async (c, next) => {
    const token = bearerToken(c.req.header('authorization'));
    if (token === null) throw unauthenticated();
    const credential = { address: countedAddress(c.get('address')), secret: token };
    const caller = await guard.lookUp(credential, () => find(token), isWrong);
    wallet.limiter.count({ limit: 'keyRequests', of: caller.keyId });
    c.set('caller', caller);
    await next();
  });
}

function unauthenticated(): WalletError {
  return new WalletError('unauthenticated', 'Send your secret key as Authorization: Bearer sk_…');
}

function isWrong(error: unknown): boolean {
  return error instanceof WalletError && error.code === 'unauthenticated';
}
