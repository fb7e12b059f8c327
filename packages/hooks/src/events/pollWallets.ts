import type { WalletBalance, WalletError } from '@coffer/adapter';
import { focusManager, onlineManager, type QueryClient } from '@tanstack/react-query';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { balanceQueryKey, balanceQueryOptions } from '../query/balanceQueryOptions.ts';
import { invalidateWalletQueries } from '../query/queryScopes.ts';
import { eventScopes } from './invalidateForEvents.ts';

/**
 * Keeps the wallets on a page up to date for a backend that has no events or refuses the event stream: reads their
 * balances each `config.pollMs`, and everything that an event would have made stale after a balance has changed. Pauses
 * while the page is hidden or offline.
 *
 * @returns A function that stops polling.
 */
export function pollWallets(config: WalletConfig, queryClient: QueryClient): () => void {
  const { pollMs, store } = config;
  if (pollMs === false) return () => undefined;
  function poll() {
    if (!focusManager.isFocused() || !onlineManager.isOnline()) return;
    for (const walletId of walletsOnPage(config, queryClient)) void pollWallet(config, queryClient, walletId);
  }
  store.setState({ streamStatus: 'polling' });
  const timer = setInterval(poll, pollMs);
  const unsubscribe = focusManager.subscribe(poll);
  return () => {
    clearInterval(timer);
    unsubscribe();
    store.setState({ streamStatus: 'idle' });
  };
}

/** Returns the ids of the wallets that a mounted component reads. */
function walletsOnPage({ key }: WalletConfig, queryClient: QueryClient): Set<string> {
  const ids = new Set<string>();
  for (const { queryKey } of queryClient.getQueryCache().findAll({ queryKey: [key], type: 'active' })) {
    const { walletId }: { walletId?: unknown } = Object(queryKey[2]);
    if (typeof walletId === 'string') ids.add(walletId);
  }
  return ids;
}

async function pollWallet(config: WalletConfig, queryClient: QueryClient, walletId: string): Promise<void> {
  const options = balanceQueryOptions(config, { walletId });
  const before = queryClient.getQueryState<WalletBalance, WalletError>(balanceQueryKey(config, { walletId }));
  // Another provider on the page polls too, or the server asked to wait.
  const readMs = Date.now() - (before?.dataUpdatedAt ?? 0);
  if (config.pollMs === false || readMs < config.pollMs / 2 || isWaiting(before?.error)) return;
  const read = await queryClient
    .fetchQuery({ ...options, staleTime: 0, retry: false })
    .catch(() => undefined);
  const known = before?.data;
  if (!read || (known && known.sequence === read.sequence && known.status === read.status)) return;
  const others = [...eventScopes].filter((scope) => scope !== 'balance');
  invalidateWalletQueries({ config, queryClient }, others, walletId);
}

function isWaiting(error: WalletError | null | undefined): boolean {
  return error?.retryAt !== undefined && Date.parse(error.retryAt) > Date.now();
}
