import type { QueryClient } from '@tanstack/react-query';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { entryFamilies } from '../query/refreshFamilies.ts';

/**
 * Has read again what events keep fresh, as far as it was read before a moment: for a stream that does not say
 * from which moment it tells.
 */
export function refreshAfterGap(queryClient: QueryClient, config: WalletConfig, readBefore: number): void {
  for (const family of [...entryFamilies, 'wallets', 'topUp', 'autoTopUp', 'invoices']) {
    void queryClient.invalidateQueries({
      queryKey: [config.key, family],
      predicate: ({ state }) => state.dataUpdatedAt > 0 && state.dataUpdatedAt < readBefore,
    });
  }
}
