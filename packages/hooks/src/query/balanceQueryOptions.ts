import type { WalletBalance } from '@coffer/adapter';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { type WalletQueryParameters, walletQueryOptions } from './walletQueryOptions.ts';

export type BalanceQueryParameters = WalletQueryParameters;

/** Returns the key of a wallet's balance. */
export function balanceQueryKey(config: WalletConfig, { walletId }: BalanceQueryParameters) {
  return [config.key, 'balance', { walletId }] as const;
}

/** Reads a wallet's current balance. An older balance never replaces a newer one in the cache. */
export function balanceQueryOptions(config: WalletConfig, { walletId }: BalanceQueryParameters) {
  return walletQueryOptions<WalletBalance, ReturnType<typeof balanceQueryKey>>(
    balanceQueryKey(config, { walletId }),
    walletId !== undefined &&
      (async ({ client, queryKey, signal }) => {
        const read = await config.adapter.getBalance({ walletId }, { signal });
        // A replica may lag, and a response may arrive late. Compare with the cache of now, not of before the request.
        const cached = client.getQueryData<WalletBalance>(queryKey);
        return cached && cached.sequence > read.sequence ? cached : read;
      }),
  );
}
