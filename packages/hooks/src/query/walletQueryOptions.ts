import type { WalletError } from '@coffer/adapter';
import {
  type QueryFunctionContext,
  type QueryKey,
  queryOptions,
  skipToken,
  type UseQueryOptions,
} from '@tanstack/react-query';
import { capabilityMissing } from './capabilityMissing.ts';
import { isRetryable } from './isRetryable.ts';
import { retryDelayMs } from './retryDelayMs.ts';

const retriesMax = 3;

/** What every query of the kit shares: no retry of what the server refused, and its word on when to retry. */
export const walletQueryDefaults = {
  retry: (failureCount: number, error: WalletError) => failureCount < retriesMax && isRetryable(error),
  retryDelay: retryDelayMs,
  // Events tell what changed; without them a minute is fresh enough to mount another widget on.
  staleTime: 60_000,
};

/** Asks the adapter. Undefined where it has no such method, which is then `capability_missing`. */
type Read<Data, Key extends QueryKey> = (
  context: QueryFunctionContext<Key>,
) => Promise<Data | undefined> | undefined;

/** How long what was read holds, where not as usual. */
export type WalletQueryTimes<Data, Key extends QueryKey> = Pick<
  UseQueryOptions<Data, WalletError, Data, Key>,
  'staleTime' | 'refetchInterval'
>;

/** Options of a query that reads once `read` is known: an id may still be on its way. */
export function walletQueryOptions<Data, Key extends QueryKey>(
  queryKey: Key,
  read: Read<Data, Key> | false,
  times?: WalletQueryTimes<Data, Key>,
) {
  return queryOptions<Data, WalletError, Data, Key>({
    ...walletQueryDefaults,
    queryKey,
    queryFn: read ? async (context) => (await read(context)) ?? capabilityMissing(queryKey[1]) : skipToken,
    ...times,
  });
}
