import type { Wallet } from '@coffer/adapter';
import type { QueryClient } from '@tanstack/react-query';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { balanceQueryOptions } from './balanceQueryOptions.ts';
import { entriesInfiniteQueryOptions } from './entriesInfiniteQueryOptions.ts';
import { paymentMethodsQueryOptions } from './paymentMethodsQueryOptions.ts';
import { sessionQueryOptions } from './sessionQueryOptions.ts';
import { firstWalletId, walletsQueryKey, walletsQueryOptions } from './walletsQueryOptions.ts';

export type PrefetchWalletParameters = {
  /** @default the first active wallet */
  walletId?: string;
};

/**
 * Reads the data of the first screen into the host's `QueryClient`: session, wallets, payment methods, balance and the
 * first page of entries. Call it before `dehydrate` on a server that renders. It never throws: the browser reads what
 * the server could not.
 */
export async function prefetchWallet(
  queryClient: QueryClient,
  config: WalletConfig,
  parameters: PrefetchWalletParameters = {},
): Promise<void> {
  // Retries would delay the server's response.
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
