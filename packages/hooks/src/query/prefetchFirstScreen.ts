import type { Wallet } from '@coffer/adapter';
import type { QueryClient } from '@tanstack/react-query';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { balanceQueryOptions } from './balanceQueryOptions.ts';
import { entriesInfiniteQueryOptions } from './entriesInfiniteQueryOptions.ts';
import { firstWalletId } from './firstWalletId.ts';
import { paymentMethodsQueryOptions } from './paymentMethodsQueryOptions.ts';
import { sessionQueryOptions } from './sessionQueryOptions.ts';
import { walletsQueryKey, walletsQueryOptions } from './walletsQueryOptions.ts';

/** Reads what the first screen shows, each once. */
export async function prefetchFirstScreen(
  queryClient: QueryClient,
  config: WalletConfig,
  chosenId: string | undefined,
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
  const walletId = chosenId ?? firstWalletId(wallets);
  if (walletId === undefined) return;
  await Promise.all([
    queryClient.prefetchQuery({ ...balanceQueryOptions(config, { walletId }), ...once }),
    queryClient.prefetchInfiniteQuery({ ...entriesInfiniteQueryOptions(config, { walletId }), ...once }),
  ]);
}
