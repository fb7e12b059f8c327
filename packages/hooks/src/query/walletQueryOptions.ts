import type { WalletError } from '@coffer/adapter';
import {
  type QueryFunctionContext,
  type QueryKey,
  queryOptions,
  skipToken,
  type UseQueryOptions,
} from '@tanstack/react-query';
import { asWalletError } from './asWalletError.ts';
import { capabilityMissing } from './capabilityMissing.ts';
import { isRetriedAtOnce, readAgainMs, retriesMax, retryDelayMs } from './retryPolicy.ts';

/** Wallet that a query reads from. */
export type WalletQueryParameters = {
  /** While undefined nothing is read. */
  walletId: string | undefined;
};

/**
 * Defaults of every query. Refused calls are not retried. After a long `Retry-After` the query fails
 * immediately, keeps its data and reads again at that time while it is on screen.
 */
export const walletQueryDefaults = {
  retry: (failureCount: number, error: WalletError) => failureCount < retriesMax && isRetriedAtOnce(error),
  retryDelay: retryDelayMs,
  refetchInterval: readAgainMs,
  // Events report changes. Without events, data of the last minute is fresh enough for another widget.
  staleTime: 60_000,
};

/** Reads from the adapter. Undefined if the adapter has no such method: the query fails with `capability_missing`. */
type Read<Data, Key extends QueryKey> = (
  context: QueryFunctionContext<Key>,
) => Promise<Data | undefined> | undefined;

/** Overrides of the defaults. */
type WalletQueryTimes<Data, Key extends QueryKey> = Pick<
  UseQueryOptions<Data, WalletError, Data, Key>,
  'staleTime' | 'refetchInterval'
>;

/** Creates the options of a query. While `read` is false, for example until an id is known, nothing is read. */
export function walletQueryOptions<Data, Key extends QueryKey>(
  queryKey: Key,
  read: Read<Data, Key> | false,
  times?: WalletQueryTimes<Data, Key>,
) {
  return queryOptions<Data, WalletError, Data, Key>({
    ...walletQueryDefaults,
    queryKey,
    queryFn: read
      ? (context) =>
          readSafely(context.signal, async () => (await read(context)) ?? capabilityMissing(queryKey[1]))
      : skipToken,
    ...times,
  });
}

/**
 * Reads from the adapter.
 *
 * @throws WalletError, whatever the adapter threw. After an abort, the signal's reason.
 */
export async function readSafely<Data>(signal: AbortSignal, read: () => Promise<Data>): Promise<Data> {
  try {
    return await read();
  } catch (cause) {
    signal.throwIfAborted();
    throw asWalletError(cause);
  }
}

/**
 * Waits before a query of a form that is typed in reads, so that it reads once for many keystrokes.
 *
 * @throws The signal's reason if no component uses the query any more.
 */
export async function debounce(delayMs: number | undefined, signal: AbortSignal): Promise<void> {
  if (delayMs) await new Promise((resolve) => setTimeout(resolve, delayMs));
  signal.throwIfAborted();
}
