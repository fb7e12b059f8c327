import type { Page, WalletError } from '@coffer/adapter';
import {
  type InfiniteData,
  infiniteQueryOptions,
  type QueryFunctionContext,
  type QueryKey,
  skipToken,
} from '@tanstack/react-query';
import { capabilityMissing } from './capabilityMissing.ts';
import { readSafely, walletQueryDefaults } from './walletQueryOptions.ts';

/** Pages of a list that were read so far. */
export type Pages<Item> = InfiniteData<Page<Item>, string | null>;

/** Creates the options of a list that is read page by page, by cursor. While `read` is false nothing is read. */
export function pagesQueryOptions<Item, Key extends QueryKey, ItemPage extends Page<Item> = Page<Item>>(
  queryKey: Key,
  read:
    | ((
        page: { cursor?: string },
        context: QueryFunctionContext<Key, string | null>,
      ) => Promise<ItemPage> | undefined)
    | false,
) {
  return infiniteQueryOptions<
    ItemPage,
    WalletError,
    InfiniteData<ItemPage, string | null>,
    Key,
    string | null
  >({
    ...walletQueryDefaults,
    queryKey,
    queryFn: read
      ? (context) => {
          const page = context.pageParam === null ? {} : { cursor: context.pageParam };
          return readSafely(
            context.signal,
            async () => (await read(page, context)) ?? capabilityMissing(queryKey[1]),
          );
        }
      : skipToken,
    initialPageParam: null,
    getNextPageParam: (page) => page.nextCursor,
  });
}
