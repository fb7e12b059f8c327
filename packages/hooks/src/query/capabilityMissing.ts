import { WalletError } from '@coffer/adapter';

/**
 * Throws because the adapter lacks an optional method.
 *
 * @throws WalletError `capability_missing`.
 */
export function capabilityMissing(what: unknown): never {
  throw new WalletError(
    'capability_missing',
    `The wallet adapter has no method for "${what}". Check the session's capabilities first.`,
  );
}
