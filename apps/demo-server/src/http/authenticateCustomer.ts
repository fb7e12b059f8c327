import { WalletError } from '@coffer/adapter';
import { authenticateSession, type SignedIn } from '../modules/sessions/index.ts';
import { toWalletError, type WalletContext } from '../modules/shared/index.ts';
import { bearerToken } from './bearerToken.ts';
import { countedAddress } from './clientAddress.ts';
import type { CredentialGuard } from './credentialGuard.ts';
import { limitAddress } from './limitAddress.ts';

/** Identifies the customer of a request by its session token, and counts the request. */
export async function authenticateCustomer(
  { wallet, guard }: { wallet: WalletContext; guard: CredentialGuard },
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
    .lookUp({ address: countedAddress(address), secret: token }, find, isWrong)
    .catch((error: unknown) => {
      throw toWalletError(error);
    });
  wallet.limiter.count({ limit: 'sessionRequests', of: signedIn.sessionId });
  return signedIn;
}

function isWrong(error: unknown): boolean {
  return error instanceof WalletError && error.code === 'unauthenticated';
}
