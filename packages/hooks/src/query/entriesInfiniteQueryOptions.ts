import type { Entry, EntryFilter } from '@coffer/adapter';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { type Pages, pagesQueryOptions } from './pagesQueryOptions.ts';
import { readEntriesPage } from './readEntriesPage.ts';

export type EntriesInfiniteQueryParameters = {
  /** While undefined nothing is read. */
  walletId: string | undefined;
  /** Which entries. @default all */
  filter?: EntryFilter | undefined;
  /** Entries a page, 1 to 100. @default 25 */
  limit?: number | undefined;
};

/** Returns the key of a wallet's entries under a filter. */
export function entriesInfiniteQueryKey(config: WalletConfig, parameters: EntriesInfiniteQueryParameters) {
  const { walletId, filter = {}, limit = 25 } = parameters;
  return [config.key, 'entries', { walletId, filter, limit }] as const;
}

/** Reads a wallet's entries, newest first, page by page. A refresh asks only for what is new. */
export function entriesInfiniteQueryOptions(
  config: WalletConfig,
  parameters: EntriesInfiniteQueryParameters,
) {
  const queryKey = entriesInfiniteQueryKey(config, parameters);
  const [, , { walletId, ...rest }] = queryKey;
  return pagesQueryOptions<Entry, typeof queryKey>(
    queryKey,
    walletId !== undefined &&
      (async (_page, { client, pageParam, signal }) => {
        const list = (at: { cursor?: string }) =>
          config.adapter.listEntries({ walletId, ...rest, ...at }, { signal });
        return readEntriesPage(list, client.getQueryData<Pages<Entry>>(queryKey), pageParam);
      }),
  );
}
