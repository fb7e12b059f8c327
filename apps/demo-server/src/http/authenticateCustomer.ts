import { WalletError } from '@coffer/adapter';
import { authenticateSession, type SignedIn } from '../wallet/sessions.ts';
import { toWalletError } from '../wallet/toWalletError.ts';
import type { WalletContext } from '../wallet/WalletContext.ts';
import { bearerToken } from './bearerToken.ts';

/** Who a request to the customer API comes from, by its session token. */
export async function authenticateCustomer(wallet: WalletContext, request: Request): Promise<SignedIn> {
  const token = bearerToken(request.headers.get('authorization'));
  if (!token?.startsWith('cst_')) {
    throw new WalletError('unauthenticated', 'Send a session token as Authorization: Bearer cst_…');
  }
  return authenticateSession(wallet, token).catch((error: unknown) => {
    throw toWalletError(error);
  });
}
