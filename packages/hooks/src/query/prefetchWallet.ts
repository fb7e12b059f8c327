import type { Wallet } from '@coffer/adapter';
import type { QueryClient } from '@tanstack/react-query';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { balanceQueryOptions } from './balanceQueryOptions.ts';
import { entriesInfiniteQueryOptions } from './entriesInfiniteQueryOptions.ts';
import { firstWalletId } from './firstWalletId.ts';
import { paymentMethodsQueryOptions } from './paymentMethodsQueryOptions.ts';
import { sessionQueryOptions } from './sessionQueryOptions.ts';
import { walletsQueryKey, walletsQueryOptions } from './walletsQueryOptions.ts';

export type PrefetchWalletParameters = {
  /** @default the first active wallet */
  walletId?: string;
};

/**
 * Fills the host's `QueryClient` with what the first screen shows: session, wallets, payment methods,
 * balance and the first page of entries. For a server that renders, to be followed by `dehydrate`. It
 * never throws: what could not be read is read by the browser.
 */
export async function prefetchWallet(
  queryClient: QueryClient,
  config: WalletConfig,
  parameters: PrefetchWalletParameters = {},
): Promise<void> {
  // A server must not keep its page waiting for back-offs.
  const once = { retry: false };
  const hasPaymentMethods = config.adapter.listPaymentMethods !== undefined;
  await Promise.all([
    queryClient.prefetchQuery({ ...sessionQueryOptions(config), ...once }),
    queryClient.prefetchQuery({ ...walletsQueryOptions(config), ...once }),
    hasPaymentMethods && queryClient.prefetchQuery({ ...paymentMethodsQueryOptions(config), ...once }),
  ]);
  const wallets = queryClient.getQueryData<Wallet[]>(walletsQueryKey(config));
  const walletId = parameters.walletId ?? firstWalletId(wallets);
  if (walletId === undefined) return;
  await Promise.all([
    queryClient.prefetchQuery({ ...balanceQueryOptions(config, { walletId }), ...once }),
    queryClient.prefetchInfiniteQuery({ ...entriesInfiniteQueryOptions(config, { walletId }), ...once }),
  ]);
}
