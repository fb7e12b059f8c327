import type { QueryClient } from '@tanstack/react-query';
import type { WalletConfig } from '../config/createWalletConfig.ts';

/** What changes with each entry of a wallet. */
export const entryFamilies = ['balance', 'entries', 'grants', 'forecast', 'analytics'];

/** Has read again what is shown of these families, of one wallet or of all. */
export function refreshFamilies(
  { config, queryClient }: { config: WalletConfig; queryClient: QueryClient },
  families: readonly string[],
  walletId?: string,
): void {
  for (const family of families) {
    const queryKey = walletId === undefined ? [config.key, family] : [config.key, family, { walletId }];
    void queryClient.invalidateQueries({ queryKey });
  }
}
