import type { QueryClient } from '@tanstack/react-query';
import type { WalletConfig } from '../config/createWalletConfig.ts';

/** Has read again what events keep fresh, as far as it was read before a moment. */
export function refreshAfterGap(queryClient: QueryClient, config: WalletConfig, readBefore: number): void {
  for (const family of ['balance', 'entries', 'wallets', 'topUp']) {
    void queryClient.invalidateQueries({
      queryKey: [config.key, family],
      predicate: ({ state }) => state.dataUpdatedAt > 0 && state.dataUpdatedAt < readBefore,
    });
  }
}
