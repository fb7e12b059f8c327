import type { WalletBalance, WalletEvent, WalletEventType } from '@coffer/adapter';
import { hashKey, type QueryClient, type QueryKey } from '@tanstack/react-query';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { balanceQueryKey } from '../query/balanceQueryOptions.ts';
import { entryScopes, type QueryScope, scopeQueryKey } from '../query/queryScopes.ts';
import { topUpQueryKey } from '../query/topUpQueryOptions.ts';

/** Wait for more events. One payment sends several events at once; their queries are invalidated together. */
const gatherMs = 20;

/**
 * Query scopes that each type of event makes stale. Every event also makes the balance of its wallet stale, and the
 * top-up that it names.
 */
const staleScopes: Readonly<Record<WalletEventType, readonly QueryScope[]>> = {
  'wallet.created': ['wallets'],
  'wallet.topped_up': entryScopes,
  'wallet.payment_made': entryScopes,
  'wallet.refunded': entryScopes,
  'wallet.adjusted': entryScopes,
  'wallet.balance_low': ['notifications'],
  'wallet.balance_recovered': [],
  'wallet.hold_created': [],
  'wallet.hold_released': [],
  'wallet.hold_expired': [],
  'wallet.credit_expiring': ['notifications'],
  'wallet.credit_expired': [...entryScopes, 'notifications'],
  'wallet.frozen': ['wallets'],
  'wallet.unfrozen': ['wallets'],
  'wallet.closing': [...entryScopes, 'wallets'],
  'wallet.closed': [...entryScopes, 'wallets'],
  'wallet.auto_top_up_succeeded': [...entryScopes, 'autoTopUp'],
  'wallet.auto_top_up_failed': ['autoTopUp', 'notifications'],
  'wallet.auto_top_up_paused': ['autoTopUp', 'notifications'],
  'wallet.auto_top_up_action_required': ['autoTopUp', 'notifications'],
  'top_up.settled': entryScopes,
  'top_up.failed': [],
  'top_up.canceled': [],
  'top_up.expired': [],
  'invoice.opened': ['invoices'],
  'invoice.charge_upcoming': ['invoices', 'notifications'],
  'invoice.payment_failed': ['invoices', 'notifications'],
  'invoice.overdue': ['invoices', 'notifications'],
  'invoice.uncollectible': ['invoices'],
  'invoice.voided': ['invoices'],
  'invoice.paid': ['invoices', 'notifications'],
  'invoice.overpaid': ['invoices'],
  'invoice.partially_paid': ['invoices'],
};

/** Query scopes that at least one type of event makes stale. */
export const eventScopes: ReadonlySet<QueryScope> = new Set([
  'balance',
  'topUp',
  ...Object.values(staleScopes).flat(),
]);

/** Returns an event handler that invalidates exactly the queries which an event makes stale. */
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

function staleKeys(
  queryClient: QueryClient,
  config: WalletConfig,
  { type, walletId, sequence, data }: WalletEvent,
): QueryKey[] {
  const scopes = new Set(isKnownType(type) ? staleScopes[type] : []);
  // A type that this version does not know, and some that it does, may come with an entry.
  if (data.entryId !== undefined) for (const scope of entryScopes) scopes.add(scope);

  // After its own payment, this tab may have read the balance before the event arrived.
  const cached = queryClient.getQueryData<WalletBalance>(balanceQueryKey(config, { walletId }));
  if (cached && cached.sequence >= sequence) scopes.delete('balance');
  else scopes.add('balance');

  const keys = [...scopes].map((scope) => scopeQueryKey(config, scope, walletId));
  if (typeof data.topUpId === 'string') keys.push(topUpQueryKey(config, { topUpId: data.topUpId }));
  return keys;
}

function isKnownType(type: string): type is WalletEventType {
  return Object.hasOwn(staleScopes, type);
}
