import type { Entry, GrantPage, Page, StreamPosition, WalletBalance } from '@coffer/adapter';
import type { InfiniteData, QueryClient, QueryKey } from '@tanstack/react-query';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { balanceQueryKey } from '../query/balanceQueryOptions.ts';
import { entryScopes, invalidateWalletQueries } from '../query/invalidateWalletQueries.ts';

/**
 * Invalidates what changed between a page's first reads and the position from which its stream continues. No event
 * reports those changes. If nothing changed, nothing is read.
 */
export function catchUp(queryClient: QueryClient, config: WalletConfig, { sequences }: StreamPosition): void {
  for (const [walletId, sequence] of Object.entries(sequences)) {
    // A malformed response is reported where it is rendered; it must not stop the other wallets.
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
  const queriesOf = (scope: string) => cache.findAll({ queryKey: [config.key, scope, { walletId }] });
  // Reads in flight may also be older than the position.
  const inFlight = ['balance', 'entries', 'grants'].flatMap(queriesOf).map(({ promise }) => promise);
  await Promise.allSettled(inFlight);

  const balance = queryClient.getQueryState<WalletBalance>(balanceQueryKey(config, { walletId }));
  if (balance?.data && balance.data.sequence < sequence) {
    // Any kind of event may be missing.
    invalidateWalletQueries({ config, queryClient }, ['wallets', 'topUp', 'invoices']);
    invalidateWalletQueries({ config, queryClient }, [...entryScopes, 'autoTopUp'], walletId);
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
