import type { WalletConfig } from '../config/createWalletConfig.ts';
import type { DeferredReads, Known } from '../deferred/DeferredReads.ts';
import { deferred } from '../deferred/deferred.ts';
import { type WalletQueryTimes, walletQueryOptions } from './walletQueryOptions.ts';

/** Key of what is read after the first screen. */
export type DeferredQueryKey<Name extends keyof DeferredReads> = readonly [
  key: string,
  family: Name,
  parameters: DeferredReads[Name]['parameters'],
];

/**
 * Options of a query that is on no first screen, once all of its parameters are known. What it asks is in the
 * deferred parts, on their way since the provider was mounted.
 */
export function deferredQueryOptions<Name extends keyof DeferredReads>(
  [key, name, parameters]: DeferredQueryKey<Name>,
  { adapter }: WalletConfig,
  times?: WalletQueryTimes<DeferredReads[Name]['data'], DeferredQueryKey<Name>>,
  debounceMs = 0,
) {
  return walletQueryOptions<DeferredReads[Name]['data'], DeferredQueryKey<Name>>(
    [key, name, parameters],
    isKnown(parameters) &&
      (async ({ client, queryKey, signal }) => {
        // The signal is taken before the first wait: only then does leaving the query cancel it.
        const { readDeferred } = await deferred.load();
        if (debounceMs > 0) await new Promise((resolve) => setTimeout(resolve, debounceMs));
        signal.throwIfAborted();
        return readDeferred(name, adapter, parameters, { client, queryKey, signal });
      }),
    times,
  );
}

function isKnown<Parameters extends object>(
  parameters: Parameters,
): parameters is Parameters & Known<Parameters> {
  return !Object.values(parameters).includes(undefined);
}
