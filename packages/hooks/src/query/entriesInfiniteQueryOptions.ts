import type { Entry, EntryFilter, Page, WalletError } from '@coffer/adapter';
import { type InfiniteData, infiniteQueryOptions, skipToken } from '@tanstack/react-query';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { readEntriesPage } from './readEntriesPage.ts';
import { walletQueryDefaults } from './walletQueryOptions.ts';

export type EntriesInfiniteQueryParameters = {
  /** While undefined nothing is read. */
  walletId: string | undefined;
  /** Which entries. @default all */
  filter?: EntryFilter | undefined;
  /** Entries a page, 1 to 100. @default 25 */
  limit?: number | undefined;
};

/** Key of a wallet's entries under a filter. With `walletId` alone it matches all of the wallet's. */
export function entriesInfiniteQueryKey(config: WalletConfig, parameters: EntriesInfiniteQueryParameters) {
  const { walletId, filter = {}, limit = 25 } = parameters;
  return [config.key, 'entries', { walletId, filter, limit }] as const;
}

/** Reads a wallet's entries, newest first, page by page. A refresh asks only for what is new. */
export function entriesInfiniteQueryOptions(
  config: WalletConfig,
  parameters: EntriesInfiniteQueryParameters,
) {
  const { walletId, filter = {}, limit = 25 } = parameters;
  return infiniteQueryOptions<
    Page<Entry>,
    WalletError,
    InfiniteData<Page<Entry>, string | null>,
    ReturnType<typeof entriesInfiniteQueryKey>,
    string | null
  >({
    ...walletQueryDefaults,
    queryKey: entriesInfiniteQueryKey(config, parameters),
    queryFn:
      walletId === undefined
        ? skipToken
        : ({ client, queryKey, pageParam, signal }) =>
            readEntriesPage(
              (cursor) =>
                config.adapter.listEntries(
                  { walletId, filter, limit, ...(cursor === null ? {} : { cursor }) },
                  { signal },
                ),
              client.getQueryData<InfiniteData<Page<Entry>, string | null>>(queryKey),
              pageParam,
            ),
    initialPageParam: null,
    getNextPageParam: (page) => page.nextCursor,
  });
}
