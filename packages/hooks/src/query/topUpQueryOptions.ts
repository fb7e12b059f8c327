import type { TopUp, WalletError } from '@coffer/adapter';
import { queryOptions, skipToken } from '@tanstack/react-query';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { capability } from './capability.ts';
import { walletQueryDefaults } from './walletQueryDefaults.ts';

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
  return queryOptions<TopUp, WalletError, TopUp, ReturnType<typeof topUpQueryKey>>({
    ...walletQueryDefaults,
    queryKey: topUpQueryKey(config, { topUpId }),
    queryFn:
      topUpId === undefined
        ? skipToken
        : ({ signal }) => {
            const getTopUp = capability(config.adapter.getTopUp?.bind(config.adapter), 'getTopUp');
            return getTopUp({ topUpId }, { signal });
          },
  });
}
