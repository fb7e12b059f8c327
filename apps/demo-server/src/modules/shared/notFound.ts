import { WalletError } from '@coffer/adapter';

/** Returns the error for a resource that does not exist or belongs to someone else. Callers cannot distinguish the two. */
export function notFound(what: string): WalletError {
  return new WalletError('not_found', `There is no such ${what}.`);
}
