import { isFinalTopUpStatus, type TopUp } from '@coffer/adapter';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { topUpPollingMs, topUpStaleMs } from '../topUp/topUpStatus.ts';
import { walletQueryOptions } from './walletQueryOptions.ts';

export type TopUpQueryParameters = {
  /** While undefined nothing is read. */
  topUpId: string | undefined;
};

/** Returns the key of a top-up. */
export function topUpQueryKey(config: WalletConfig, { topUpId }: TopUpQueryParameters) {
  return [config.key, 'topUp', { topUpId }] as const;
}

/** Reads a top-up and polls it, ever more slowly, until it is final. */
export function topUpQueryOptions(config: WalletConfig, { topUpId }: TopUpQueryParameters) {
  return walletQueryOptions<TopUp, ReturnType<typeof topUpQueryKey>>(
    topUpQueryKey(config, { topUpId }),
    topUpId !== undefined &&
      (async ({ client, queryKey, signal }) => {
        const read = await config.adapter.getTopUp?.({ topUpId }, { signal });
        // A final top-up stays final: an older response may arrive after a newer one.
        const cached = client.getQueryData<TopUp>(queryKey);
        return cached && read && isFinalTopUpStatus(cached.status) && !isFinalTopUpStatus(read.status)
          ? cached
          : read;
      }),
    { staleTime: topUpStaleMs, refetchInterval: topUpPollingMs },
  );
}
