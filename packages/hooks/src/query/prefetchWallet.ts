import type { Wallet } from '@coffer/adapter';
import type { Query, QueryClient } from '@tanstack/react-query';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { balanceQueryOptions } from './balanceQueryOptions.ts';
import { entriesInfiniteQueryOptions } from './entriesInfiniteQueryOptions.ts';
import { paymentMethodsQueryOptions } from './paymentMethodsQueryOptions.ts';
import { sessionQueryOptions } from './sessionQueryOptions.ts';
import { firstWalletId, walletsQueryKey, walletsQueryOptions } from './walletsQueryOptions.ts';

export type PrefetchWalletParameters = {
  /** @default the first active wallet */
  walletId?: string | undefined;
  /** Stops the reads, for example because the visitor left. */
  signal?: AbortSignal | undefined;
  /**
   * Time limit of the whole prefetch, in milliseconds. A page that renders must not wait for a backend that hangs.
   * @default 2000
   */
  timeoutMs?: number | undefined;
};

/**
 * Reads the data of the first screen into the host's `QueryClient`: session, wallets, payment methods, balance and the
 * first page of entries. Call it before `dehydrate` on a server that renders. After an error, after two seconds and after
 * an abort it keeps what it has, and the browser reads the rest. It never rejects because of the backend.
 *
 * @throws TypeError on a server, if the config has no `customerId`: the browser would not find the data.
 */
export async function prefetchWallet(
  queryClient: QueryClient,
  config: WalletConfig,
  { walletId, signal, timeoutMs = 2000 }: PrefetchWalletParameters = {},
): Promise<void> {
  if (config.customerId === undefined && globalThis.window === undefined) {
    throw new TypeError(
      'prefetchWallet needs a config with `customerId` on a server. Give the same id to the config in the browser.',
    );
  }
  const timeout = AbortSignal.timeout(timeoutMs);
  const stop = signal ? AbortSignal.any([signal, timeout]) : timeout;
  await Promise.race([readFirstScreen(queryClient, config, walletId, stop), aborted(stop)]);
  if (!stop.aborted) return;
  // A query that a widget on the page also reads goes on.
  const predicate = (query: Query) => query.getObserversCount() === 0;
  await queryClient.cancelQueries({ queryKey: [config.key], predicate });
}

async function readFirstScreen(
  queryClient: QueryClient,
  config: WalletConfig,
  givenWalletId: string | undefined,
  stop: AbortSignal,
): Promise<void> {
  if (stop.aborted) return;
  // Retries would delay the server's response.
  const once = { retry: false };
  const hasPaymentMethods = config.adapter.listPaymentMethods !== undefined;
  await Promise.all([
    queryClient.prefetchQuery({ ...sessionQueryOptions(config), ...once }),
    queryClient.prefetchQuery({ ...walletsQueryOptions(config), ...once }),
    hasPaymentMethods && queryClient.prefetchQuery({ ...paymentMethodsQueryOptions(config), ...once }),
  ]);
  const wallets = queryClient.getQueryData<Wallet[]>(walletsQueryKey(config));
  const walletId = givenWalletId ?? firstWalletId(wallets);
  if (walletId === undefined || stop.aborted) return;
  await Promise.all([
    queryClient.prefetchQuery({ ...balanceQueryOptions(config, { walletId }), ...once }),
    queryClient.prefetchInfiniteQuery({ ...entriesInfiniteQueryOptions(config, { walletId }), ...once }),
  ]);
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
