import type { QueryClient } from '@tanstack/react-query';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { deferred } from '../deferred/deferred.ts';

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
  { walletId }: PrefetchWalletParameters = {},
): Promise<void> {
  // It runs on servers: browsers need not load it.
  const { prefetchFirstScreen } = await deferred.load();
  await prefetchFirstScreen(queryClient, config, walletId);
}
