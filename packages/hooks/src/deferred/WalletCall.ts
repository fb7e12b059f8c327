import type { QueryClient } from '@tanstack/react-query';
import type { WalletConfig } from '../config/createWalletConfig.ts';

/** What a deferred part works on. */
export type WalletCall = { config: WalletConfig; queryClient: QueryClient };
