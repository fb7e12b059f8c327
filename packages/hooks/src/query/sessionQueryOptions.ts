import type { WalletError, WalletSession } from '@coffer/adapter';
import { queryOptions } from '@tanstack/react-query';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { walletQueryDefaults } from './walletQueryDefaults.ts';

/** Key of who is signed in, what they may do and what the backend offers. */
export function sessionQueryKey(config: WalletConfig) {
  return [config.key, 'session'] as const;
}

/** Reads the session: once, as it does not change while it lasts. */
export function sessionQueryOptions(config: WalletConfig) {
  return queryOptions<WalletSession, WalletError, WalletSession, ReturnType<typeof sessionQueryKey>>({
    ...walletQueryDefaults,
    queryKey: sessionQueryKey(config),
    queryFn: ({ signal }) => config.adapter.getSession({ signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
