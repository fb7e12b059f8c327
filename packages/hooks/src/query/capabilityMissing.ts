import { WalletError } from '@coffer/adapter';

/** Throws that this backend lacks an optional method of the adapter. */
export function capabilityMissing(what: unknown): never {
  throw new WalletError(
    'capability_missing',
    `This adapter lacks the method for "${what}". Ask the session's capabilities first.`,
  );
}
