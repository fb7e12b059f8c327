import type { TopUp, WalletError } from '@coffer/adapter';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { isFinalTopUp } from '../topUp/isFinalTopUp.ts';
import { isRetryable } from './isRetryable.ts';
import { walletQueryOptions } from './walletQueryOptions.ts';

export type TopUpQueryParameters = {
  /** While undefined nothing is read. */
  topUpId: string | undefined;
};

/** Key of a top-up. */
export function topUpQueryKey(config: WalletConfig, { topUpId }: TopUpQueryParameters) {
  return [config.key, 'topUp', { topUpId }] as const;
}

/** Reads where a top-up stands, again and again, ever more slowly, until it is final. */
export function topUpQueryOptions(config: WalletConfig, { topUpId }: TopUpQueryParameters) {
  return {
    ...walletQueryOptions<TopUp, ReturnType<typeof topUpQueryKey>>(
      topUpQueryKey(config, { topUpId }),
      topUpId !== undefined &&
        (async ({ client, queryKey, signal }) => {
          const read = await config.adapter.getTopUp?.({ topUpId }, { signal });
          const held = client.getQueryData<TopUp>(queryKey);
          // What is final stays so, whatever an answer overtaken on its way says.
          return held && read && isFinalTopUp(held) && !isFinalTopUp(read) ? held : read;
        }),
    ),
    staleTime: ({ state }: { state: PollingState }) =>
      state.data && isFinalTopUp(state.data) ? Number.POSITIVE_INFINITY : 1000,
    refetchInterval: ({ state }: { state: PollingState }) => pollingIntervalMs(state),
  };
}

type PollingState = {
  data: TopUp | undefined;
  error: WalletError | null;
  dataUpdateCount: number;
  errorUpdateCount: number;
};

function pollingIntervalMs({ data, error, dataUpdateCount, errorUpdateCount }: PollingState) {
  if (data && isFinalTopUp(data)) return false;
  if (error && !isRetryable(error)) return false;
  // Whoever confirms in another tab is about to come back; a bank takes its time.
  const intervalMaxMs = data?.status === 'requiresAction' ? 5000 : 30_000;
  return Math.min(750 * 1.5 ** (dataUpdateCount + errorUpdateCount), intervalMaxMs);
}
