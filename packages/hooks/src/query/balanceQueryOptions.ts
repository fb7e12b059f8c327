import type { WalletBalance } from '@coffer/adapter';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import type { WalletQueryParameters } from './WalletQueryParameters.ts';
import { walletQueryOptions } from './walletQueryOptions.ts';

export type BalanceQueryParameters = WalletQueryParameters;

/** Key of what stands in a wallet. */
export function balanceQueryKey(config: WalletConfig, { walletId }: BalanceQueryParameters) {
  return [config.key, 'balance', { walletId }] as const;
}

/** Reads what stands in a wallet now. A reading older than the one already held never replaces it. */
export function balanceQueryOptions(config: WalletConfig, { walletId }: BalanceQueryParameters) {
  return walletQueryOptions<WalletBalance, ReturnType<typeof balanceQueryKey>>(
    balanceQueryKey(config, { walletId }),
    walletId !== undefined &&
      (async ({ client, queryKey, signal }) => {
        const read = await config.adapter.getBalance({ walletId }, { signal });
        // A lagging replica, or an answer overtaken on its way: compared after the wait, not before.
        const held = client.getQueryData<WalletBalance>(queryKey);
        return held && held.sequence > read.sequence ? held : read;
      }),
  );
}
