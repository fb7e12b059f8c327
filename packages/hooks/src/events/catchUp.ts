import type { Entry, Grant, Page, StreamPosition, WalletBalance } from '@coffer/adapter';
import type { InfiniteData, QueryClient, QueryKey } from '@tanstack/react-query';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { balanceQueryKey } from '../query/balanceQueryOptions.ts';
import { grantsQueryKey } from '../query/grantsQueryOptions.ts';
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
  if (!balance?.data) return;
  if (balance.data.sequence < sequence) {
    // Any kind of event may be missing.
    invalidateWalletQueries({ config, queryClient }, ['wallets', 'topUp', 'invoices']);
    invalidateWalletQueries({ config, queryClient }, [...entryScopes, 'autoTopUp'], walletId);
    return;
  }
  const { data, dataUpdatedAt } = balance;
  for (const { queryKey, state } of queriesOf('entries')) {
    const list = queryClient.getQueryData<InfiniteData<Page<Entry>>>(queryKey);
    const isBehind = isFiltered(queryKey)
      ? state.dataUpdatedAt < dataUpdatedAt
      : newestBalance(list) !== data.balance.amount;
    if (list && isBehind) void queryClient.invalidateQueries({ queryKey, exact: true });
  }
  const grants = queryClient.getQueryData<Grant[]>(grantsQueryKey(config, { walletId }));
  if (grants && grantedAmount(grants) !== Math.max(data.balance.amount, 0)) {
    invalidateWalletQueries({ config, queryClient }, ['grants'], walletId);
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

function grantedAmount(grants: readonly Grant[]): number {
  return grants.reduce((sum, { remaining }) => sum + remaining.amount, 0);
}
