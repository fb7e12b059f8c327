import { WalletError } from '@coffer/adapter';

/** Throws that this backend lacks an optional method of the adapter. */
export function capabilityMissing(method: string): never {
  throw new WalletError(
    'capability_missing',
    `This adapter has no ${method}. Ask the session's capabilities before showing what needs it.`,
  );
}
