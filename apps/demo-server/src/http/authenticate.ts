import { WalletError } from '@coffer/adapter';
import { createMiddleware } from 'hono/factory';
import { authenticateMerchant } from '../modules/apiKeys/index.ts';
import { authenticateSession, type SignedIn } from '../modules/sessions/index.ts';
import { toWalletError, type WalletContext } from '../modules/shared/index.ts';
import type { AppEnvironment } from './AppEnvironment.ts';
import { countedAddress } from './clientAddress.ts';
import type { CredentialGuard } from './credentialGuard.ts';

type Dependencies = { wallet: WalletContext; guard: CredentialGuard };

const unknownKey = 'This secret key is unknown, expired or revoked. Send an active key.';

/** Identifies the merchant of a request by its secret key, before anything else of the request is read. */
export function authenticateSecretKey({ wallet, guard }: Dependencies) {
  const unauthenticated = () =>
    new WalletError('unauthenticated', 'Send your secret key as Authorization: Bearer sk_…');
  const find = async (token: string) => {
    const caller = await authenticateMerchant(wallet, token);
    if (caller === null) throw new WalletError('unauthenticated', unknownKey);
    return caller;
  };
  return createMiddleware<AppEnvironment>(async (c, next) => {
    const token = bearerToken(c.req.header('authorization'));
    if (token === null) throw unauthenticated();
    const credential = { address: countedAddress(c.get('address')), secret: token };
    const caller = await guard.lookUp(credential, () => find(token), isUnauthenticated);
    wallet.limiter.count({ limit: 'keyRequests', of: caller.keyId });
    c.set('caller', caller);
    await next();
  });
}

/** Identifies the customer of a request by its session token, and counts the request. */
export async function authenticateCustomer(
  { wallet, guard }: Dependencies,
  request: Request,
  address: string,
): Promise<SignedIn> {
  limitAddress(wallet, request, address);
  const token = bearerToken(request.headers.get('authorization'));
  if (!token?.startsWith('cst_')) {
    throw new WalletError('unauthenticated', 'Send a session token as Authorization: Bearer cst_…');
  }
  const find = () => authenticateSession(wallet, token);
  const signedIn = await guard
    .lookUp({ address: countedAddress(address), secret: token }, find, isUnauthenticated)
    .catch((error: unknown) => {
      throw toWalletError(error);
    });
  wallet.limiter.count({ limit: 'sessionRequests', of: signedIn.sessionId });
  return signedIn;
}

/**
 * Counts a request of a customer or payer by its IP address. A request with an `Idempotency-Key` may reach the payment
 * processor, so a lower limit counts it as well.
 *
 * @throws WalletError `rate_limited`
 */
export function limitAddress({ limiter }: WalletContext, { headers }: Request, address: string): void {
  const of = countedAddress(address);
  limiter.count({ limit: 'addressRequests', of });
  if (headers.has('idempotency-key')) limiter.count({ limit: 'addressPayments', of });
}

/** Returns the token of an `Authorization: Bearer …` header, or null. */
function bearerToken(header: string | undefined | null): string | null {
  if (!header) return null;
  return /^Bearer +([\x21-\x7e]{1,255})$/i.exec(header)?.[1] ?? null;
}

function isUnauthenticated(error: unknown): boolean {
  return error instanceof WalletError && error.code === 'unauthenticated';
}
