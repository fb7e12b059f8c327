import type { Entry, EntryFilter, Page } from '@coffer/adapter';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { type Pages, pagesQueryOptions } from './pagesQueryOptions.ts';

export type EntriesInfiniteQueryParameters = {
  /** While undefined nothing is read. */
  walletId: string | undefined;
  /** Entries to include. @default all */
  filter?: EntryFilter | undefined;
  /** Entries per page, 1 to 100. @default 25 */
  limit?: number | undefined;
};

/** Returns the key of a wallet's entries under a filter. */
export function entriesInfiniteQueryKey(config: WalletConfig, parameters: EntriesInfiniteQueryParameters) {
  const { walletId, filter = {}, limit = 25 } = parameters;
  return [config.key, 'entries', { walletId, filter, limit }] as const;
}

/** Reads a wallet's entries, newest first, page by page. A refresh reads only new entries. */
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

/**
 * Reads one page of a list that grows only at the top. Entries never change, so cached pages stay right. A refresh of a
 * thousand pages reads only the new entries, adds them to the first page and keeps the cursors below.
 */
async function readEntriesPage(
  list: (at: { cursor?: string }) => Promise<Page<Entry>>,
  cached: Pages<Entry> | undefined,
  cursor: string | null,
): Promise<Page<Entry>> {
  if (cursor !== null) return cachedPage(cached, cursor) ?? list({ cursor });
  const first = cached?.pages[0];
  const newest = first?.items[0];
  if (!first || !newest) return list({});

  const added: Entry[] = [];
  for (let next: string | null = null; ; ) {
    const page = await list(next === null ? {} : { cursor: next });
    const overlap = page.items.findIndex((entry) => entry.id === newest.id);
    added.push(...(overlap < 0 ? page.items : page.items.slice(0, overlap)));
    if (overlap >= 0) return { items: [...added, ...first.items], nextCursor: first.nextCursor };
    // The cached entries no longer exist, for example after a reset of a test backend. Replace them.
    const isPast = page.items.some((entry) => entry.number <= newest.number);
    if (isPast || page.nextCursor === null) return { items: added, nextCursor: page.nextCursor };
    next = page.nextCursor;
  }
}

function cachedPage(cached: Pages<Entry> | undefined, cursor: string): Page<Entry> | undefined {
  const index = cached?.pageParams.indexOf(cursor) ?? -1;
  return cached?.pages[index];
}
