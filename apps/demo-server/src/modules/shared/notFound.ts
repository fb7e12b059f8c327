import { WalletError } from '@coffer/adapter';

/** What is not there, or belongs to somebody else: nobody can tell which. */
export function notFound(what: string): WalletError {
  return new WalletError('not_found', `There is no such ${what}.`);
}
