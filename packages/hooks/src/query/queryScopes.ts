import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import type { alertSettingsQueryKey } from './alertSettingsQueryOptions.ts';
import type { analyticsQueryKey } from './analyticsQueryOptions.ts';
import type { autoTopUpPreviewQueryKey } from './autoTopUpPreviewQueryOptions.ts';
import type { autoTopUpQueryKey } from './autoTopUpQueryOptions.ts';
import type { balanceQueryKey } from './balanceQueryOptions.ts';
import type { entriesInfiniteQueryKey } from './entriesInfiniteQueryOptions.ts';
import type { forecastQueryKey } from './forecastQueryOptions.ts';
import type { grantsInfiniteQueryKey } from './grantsInfiniteQueryOptions.ts';
import type { invoicesInfiniteQueryKey } from './invoicesInfiniteQueryOptions.ts';
import type { notificationsInfiniteQueryKey } from './notificationsInfiniteQueryOptions.ts';
import type { topUpQueryKey } from './topUpQueryOptions.ts';
import type { walletsQueryKey } from './walletsQueryOptions.ts';

/** Second part of a query key whose third part has the `walletId`. */
type WalletScope = ReturnType<
  | typeof alertSettingsQueryKey
  | typeof analyticsQueryKey
  | typeof autoTopUpPreviewQueryKey
  | typeof autoTopUpQueryKey
  | typeof balanceQueryKey
  | typeof entriesInfiniteQueryKey
  | typeof forecastQueryKey
  | typeof grantsInfiniteQueryKey
>[1];

/** Second part of a query key without a `walletId`. */
type CustomerScope = ReturnType<
  | typeof invoicesInfiniteQueryKey
  | typeof notificationsInfiniteQueryKey
  | typeof topUpQueryKey
  | typeof walletsQueryKey
>[1];

/** Second part of a query key: what the query reads. */
export type QueryScope = WalletScope | CustomerScope;

/** Query scopes that change with each entry of a wallet. */
export const entryScopes = [
  'balance',
  'entries',
  'grants',
  'forecast',
  'analytics',
] as const satisfies readonly WalletScope[];

/** Returns the start of the query keys of a scope: those of one wallet, if the scope has wallets, else all. */
export function scopeQueryKey(
  config: WalletConfig,
  scope: QueryScope,
  walletId: string | undefined,
): QueryKey {
  const isOfWallet = walletId !== undefined && !isCustomerScope[scope];
  return isOfWallet ? [config.key, scope, { walletId }] : [config.key, scope];
}

const isCustomerScope: Readonly<Record<CustomerScope, true> & Partial<Record<WalletScope, never>>> = {
  invoices: true,
  notifications: true,
  topUp: true,
  wallets: true,
};

/** Invalidates the queries of these scopes, for one wallet or for all. Mounted queries read again. */
export function invalidateWalletQueries(
  { config, queryClient }: { config: WalletConfig; queryClient: QueryClient },
  scopes: readonly QueryScope[],
  walletId?: string,
): void {
  for (const scope of scopes) {
    void queryClient.invalidateQueries({ queryKey: scopeQueryKey(config, scope, walletId) });
  }
}
