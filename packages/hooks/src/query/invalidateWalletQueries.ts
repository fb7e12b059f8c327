import type { QueryClient } from '@tanstack/react-query';
import type { WalletConfig } from '../config/createWalletConfig.ts';

/** Query scopes that change with each entry of a wallet. A scope is the second part of a query key. */
export const entryScopes = ['balance', 'entries', 'grants', 'forecast', 'analytics'];

/** Invalidates the queries of these scopes, for one wallet or for all. Mounted queries read again. */
export function invalidateWalletQueries(
  { config, queryClient }: { config: WalletConfig; queryClient: QueryClient },
  scopes: readonly string[],
  walletId?: string,
): void {
  for (const scope of scopes) {
    const queryKey = walletId === undefined ? [config.key, scope] : [config.key, scope, { walletId }];
    void queryClient.invalidateQueries({ queryKey });
  }
}
