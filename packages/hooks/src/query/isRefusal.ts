import type { WalletErrorCode } from '@coffer/adapter';
import { firstPart } from '../deferred/firstPart.ts';

/** Whether an error is the server's last word. One who has to sign in again may go on afterwards. */
export function isRefusal(error: { code: WalletErrorCode }): boolean {
  const isSignedOut = error.code === 'unauthenticated' || error.code === 'session_expired';
  return !isSignedOut && !firstPart.isRetryable(error);
}
