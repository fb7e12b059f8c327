import type { Entry, GrantPage, Page, StreamPosition, WalletBalance } from '@coffer/adapter';
import type { InfiniteData, QueryClient, QueryKey } from '@tanstack/react-query';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { balanceQueryKey } from '../query/balanceQueryOptions.ts';
import { invalidateWalletQueries } from '../query/queryScopes.ts';
import { eventScopes } from './invalidateForEvents.ts';

/**
 * Invalidates the queries that changed between a page's first reads and the position from which its stream continues.
 * No event reports those changes. If nothing changed, nothing is read.
 */
export function catchUp(queryClient: QueryClient, config: WalletConfig, { sequences }: StreamPosition): void {
  for (const [walletId, sequence] of Object.entries(sequences)) {
    // Malformed data in the cache of one wallet must not stop the others. The widget that renders the data reports it.
    catchUpWallet(queryClient, config, walletId, sequence).catch(() => undefined);
  }
}

async function catchUpWallet(
  queryClient: QueryClient,
  config: WalletConfig,
  walletId: string,
  sequence: number,
): Promise<void> {
  const cache = queryClient.getQueryCache();
  const queriesOf = (scope: 'balance' | 'entries' | 'grants') =>
    cache.findAll({ queryKey: [config.key, scope, { walletId }] });
  // Reads in flight may also be older than the position.
  const inFlight = (['balance', 'entries', 'grants'] as const)
    .flatMap(queriesOf)
    .map(({ promise }) => promise);
  await Promise.allSettled(inFlight);

  const balance = queryClient.getQueryState<WalletBalance>(balanceQueryKey(config, { walletId }));
  if (balance?.data && balance.data.sequence < sequence) {
    // The missing events may be of any type.
    invalidateWalletQueries({ config, queryClient }, [...eventScopes], walletId);
    return;
  }
  for (const { queryKey } of queriesOf('grants')) {
    const list = queryClient.getQueryData<InfiniteData<GrantPage>>(queryKey);
    const isBehind = list?.pages.some((page) => page.sequence < sequence);
    if (isBehind) void queryClient.invalidateQueries({ queryKey, exact: true });
  }
  if (!balance?.data) return;
  const { data, dataUpdatedAt } = balance;
  for (const { queryKey, state } of queriesOf('entries')) {
    const list = queryClient.getQueryData<InfiniteData<Page<Entry>>>(queryKey);
    const isBehind = isFiltered(queryKey)
      ? state.dataUpdatedAt < dataUpdatedAt
      : newestBalance(list) !== data.balance.amount;
    if (list && isBehind) void queryClient.invalidateQueries({ queryKey, exact: true });
  }
}

/** The newest entry of a filtered list says nothing about the balance. */
function isFiltered([, , parameters]: QueryKey): boolean {
  const { filter = {} }: { filter?: unknown } = Object(parameters);
  return JSON.stringify(filter) !== '{}';
}

function newestBalance(list: InfiniteData<Page<Entry>> | undefined): number {
  return list?.pages[0]?.items[0]?.balanceAfter.amount ?? 0;
}

/**
 * Invalidates the queries that events keep fresh, if they were read before `readBefore` (milliseconds since 1970). For a
 * stream that does not report the position from which it continues.
 */
export function invalidateAfterGap(queryClient: QueryClient, config: WalletConfig, readBefore: number): void {
  for (const scope of eventScopes) {
    void queryClient.invalidateQueries({
      queryKey: [config.key, scope],
      predicate: ({ state }) => state.dataUpdatedAt > 0 && state.dataUpdatedAt < readBefore,
    });
  }
}
