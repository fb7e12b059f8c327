import type { WalletBalance, WalletEvent } from '@coffer/adapter';
import { hashKey, type QueryClient, type QueryKey } from '@tanstack/react-query';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { firstPart } from '../deferred/firstPart.ts';
import { entryFamilies } from '../query/refreshFamilies.ts';

/** One payment tells several events at once: they are read as one. */
const gatherMs = 20;

/** These write entries. Others do where they name one. */
const entryTypes = new Set([
  'wallet.topped_up',
  'wallet.payment_made',
  'wallet.refunded',
  'wallet.adjusted',
  'wallet.credit_expired',
  'wallet.closed',
  'wallet.auto_top_up_succeeded',
  'top_up.settled',
]);

/** These change what the list of wallets says. */
const walletTypes = new Set(['wallet.created', 'wallet.frozen', 'wallet.unfrozen', 'wallet.closed']);

/** Has read again exactly what events tell about, once for events that come together. */
export function refreshForEvents(
  queryClient: QueryClient,
  config: WalletConfig,
): (event: WalletEvent) => void {
  const gathered: WalletEvent[] = [];
  function refresh() {
    const stale = new Map<string, QueryKey>();
    for (const event of gathered.splice(0)) {
      for (const queryKey of staleKeys(queryClient, config, event)) stale.set(hashKey(queryKey), queryKey);
    }
    for (const queryKey of stale.values()) void queryClient.invalidateQueries({ queryKey });
  }
  return (event) => {
    if (gathered.push(event) === 1) setTimeout(refresh, gatherMs);
  };
}

function staleKeys(
  queryClient: QueryClient,
  config: WalletConfig,
  { type, walletId, sequence, data }: WalletEvent,
): QueryKey[] {
  const keys: QueryKey[] = [];
  const balanceKey = firstPart.balanceQueryKey(config, { walletId });
  const held = queryClient.getQueryData<WalletBalance>(balanceKey);
  // Having paid, this tab may have read the balance before the event of it came.
  if (!held || held.sequence < sequence) keys.push(balanceKey);
  const families: string[] = [];
  if (entryTypes.has(type) || data.entryId !== undefined)
    families.push(...entryFamilies.filter((name) => name !== 'balance'));
  // An attempt, its pause, or what it has used of its caps.
  if (/auto_top_up|payment_method/.test(type)) families.push('autoTopUp');
  for (const family of families) keys.push([config.key, family, { walletId }]);
  if (type.startsWith('invoice.')) keys.push([config.key, 'invoices']);
  if (/_low|credit_exp|auto_top_up/.test(type)) keys.push([config.key, 'notifications']);
  if (walletTypes.has(type)) keys.push(firstPart.walletsQueryKey(config));
  if (typeof data.topUpId === 'string') keys.push(firstPart.topUpQueryKey(config, { topUpId: data.topUpId }));
  return keys;
}
