import type { WalletBalance, WalletError } from '@coffer/adapter';
import { queryOptions, skipToken } from '@tanstack/react-query';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { walletQueryDefaults } from './walletQueryDefaults.ts';

export type BalanceQueryParameters = {
  /** While undefined nothing is read. */
  walletId: string | undefined;
};

/** Key of what stands in a wallet. */
export function balanceQueryKey(config: WalletConfig, { walletId }: BalanceQueryParameters) {
  return [config.key, 'balance', { walletId }] as const;
}

/** Reads what stands in a wallet now. A reading older than the one already held never replaces it. */
export function balanceQueryOptions(config: WalletConfig, { walletId }: BalanceQueryParameters) {
  return queryOptions<WalletBalance, WalletError, WalletBalance, ReturnType<typeof balanceQueryKey>>({
    ...walletQueryDefaults,
    queryKey: balanceQueryKey(config, { walletId }),
    queryFn:
      walletId === undefined
        ? skipToken
        : async ({ client, queryKey, signal }) => {
            const read = await config.adapter.getBalance({ walletId }, { signal });
            // A lagging replica, or an answer overtaken on its way: compared after the wait, not before.
            const held = client.getQueryData<WalletBalance>(queryKey);
            return held && held.sequence > read.sequence ? held : read;
          },
  });
}
