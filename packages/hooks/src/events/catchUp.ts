import type { Entry, Grant, Page, StreamPosition, WalletBalance } from '@coffer/adapter';
import type { InfiniteData, QueryClient, QueryKey } from '@tanstack/react-query';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { firstPart } from '../deferred/firstPart.ts';
import { entryFamilies, refreshFamilies } from '../query/refreshFamilies.ts';

/**
 * Has read again what happened between a page's first readings and the moment from which its stream tells:
 * no event will ever tell of that. Where nothing happened, nothing is asked.
 */
export function catchUp(queryClient: QueryClient, config: WalletConfig, { sequences }: StreamPosition): void {
  for (const [walletId, sequence] of Object.entries(sequences)) {
    // An answer that makes no sense cannot be held against the others; it is told where it is drawn.
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
  const held = (family: string) => cache.findAll({ queryKey: [config.key, family, { walletId }] });
  // What is on its way may have been reckoned before that moment too.
  const onTheirWay = ['balance', 'entries', 'grants'].flatMap(held).map(({ promise }) => promise);
  await Promise.allSettled(onTheirWay);

  const balanceKey = firstPart.balanceQueryKey(config, { walletId });
  const balance = queryClient.getQueryState<WalletBalance>(balanceKey);
  if (!balance?.data) return;
  if (balance.data.sequence < sequence) {
    // Whatever it was, these may tell of it.
    refreshFamilies({ config, queryClient }, ['wallets', 'topUp', 'invoices']);
    refreshFamilies({ config, queryClient }, [...entryFamilies, 'autoTopUp'], walletId);
    return;
  }
  const { data, dataUpdatedAt } = balance;
  for (const { queryKey, state } of held('entries')) {
    const list = queryClient.getQueryData<InfiniteData<Page<Entry>>>(queryKey);
    const isBehind = isFiltered(queryKey)
      ? state.dataUpdatedAt < dataUpdatedAt
      : newestBalance(list) !== data.balance.amount;
    if (list && isBehind) void queryClient.invalidateQueries({ queryKey, exact: true });
  }
  const grants = queryClient.getQueryData<Grant[]>(firstPart.grantsQueryKey(config, { walletId }));
  if (grants && grantedAmount(grants) !== Math.max(data.balance.amount, 0)) {
    refreshFamilies({ config, queryClient }, ['grants'], walletId);
  }
}

/** Of a part of the entries the newest says nothing about the balance. */
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
