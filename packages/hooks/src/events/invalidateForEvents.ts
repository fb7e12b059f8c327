import type { WalletBalance, WalletEvent } from '@coffer/adapter';
import { hashKey, type QueryClient, type QueryKey } from '@tanstack/react-query';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { balanceQueryKey } from '../query/balanceQueryOptions.ts';
import { entryScopes } from '../query/invalidateWalletQueries.ts';
import { topUpQueryKey } from '../query/topUpQueryOptions.ts';
import { walletsQueryKey } from '../query/walletsQueryOptions.ts';

/** Wait for more events. One payment sends several events at once; their queries are invalidated together. */
const gatherMs = 20;

/** Events that always write an entry. Others do if they carry an `entryId`. */
const entryTypes = new Set([
  'wallet.topped_up',
  'wallet.payment_made',
  'wallet.refunded',
  'wallet.adjusted',
  'wallet.credit_expired',
  'wallet.closing',
  'wallet.closed',
  'wallet.auto_top_up_succeeded',
  'top_up.settled',
]);

/** Events that change the list of wallets. */
const walletTypes = new Set([
  'wallet.created',
  'wallet.frozen',
  'wallet.unfrozen',
  'wallet.closing',
  'wallet.closed',
]);

/** Returns an event handler that invalidates exactly the queries which an event changes. */
export function invalidateForEvents(
  queryClient: QueryClient,
  config: WalletConfig,
): (event: WalletEvent) => void {
  const gathered: WalletEvent[] = [];
  function flush() {
    const stale = new Map<string, QueryKey>();
    for (const event of gathered.splice(0)) {
      for (const queryKey of staleKeys(queryClient, config, event)) stale.set(hashKey(queryKey), queryKey);
    }
    for (const queryKey of stale.values()) void queryClient.invalidateQueries({ queryKey });
  }
  return (event) => {
    if (gathered.push(event) === 1) setTimeout(flush, gatherMs);
  };
}

/**
 * Invalidates what events keep fresh, as far as it was read before `readBefore` (milliseconds since 1970). For a
 * stream that does not say from which event it continues.
 */
export function invalidateAfterGap(queryClient: QueryClient, config: WalletConfig, readBefore: number): void {
  for (const scope of [...entryScopes, 'wallets', 'topUp', 'autoTopUp', 'invoices']) {
    void queryClient.invalidateQueries({
      queryKey: [config.key, scope],
      predicate: ({ state }) => state.dataUpdatedAt > 0 && state.dataUpdatedAt < readBefore,
    });
  }
}

function staleKeys(
  queryClient: QueryClient,
  config: WalletConfig,
  { type, walletId, sequence, data }: WalletEvent,
): QueryKey[] {
  const keys: QueryKey[] = [];
  const balanceKey = balanceQueryKey(config, { walletId });
  const cached = queryClient.getQueryData<WalletBalance>(balanceKey);
  // After its own payment, this tab may have read the balance before the event arrived.
  if (!cached || cached.sequence < sequence) keys.push(balanceKey);
  const scopes: string[] = [];
  if (entryTypes.has(type) || data.entryId !== undefined) {
    scopes.push(...entryScopes.filter((name) => name !== 'balance'));
  }
  // An attempt, a pause, or the usage of the caps.
  if (/auto_top_up|payment_method/.test(type)) scopes.push('autoTopUp');
  for (const scope of scopes) keys.push([config.key, scope, { walletId }]);
  if (type.startsWith('invoice.')) keys.push([config.key, 'invoices']);
  if (/_low|credit_exp|auto_top_up/.test(type)) keys.push([config.key, 'notifications']);
  if (walletTypes.has(type)) keys.push(walletsQueryKey(config));
  if (typeof data.topUpId === 'string') keys.push(topUpQueryKey(config, { topUpId: data.topUpId }));
  return keys;
}
