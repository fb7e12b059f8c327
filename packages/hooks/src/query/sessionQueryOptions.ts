import type { WalletSession } from '@coffer/adapter';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { walletQueryOptions } from './walletQueryOptions.ts';

/** Returns the key of the session. */
export function sessionQueryKey(config: WalletConfig) {
  return [config.key, 'session'] as const;
}

/** Reads the signed-in customer, their scopes and the backend's capabilities. Reads once, because a session never changes. */
export function sessionQueryOptions(config: WalletConfig) {
  return walletQueryOptions<WalletSession, ReturnType<typeof sessionQueryKey>>(
    sessionQueryKey(config),
    ({ signal }) => config.adapter.getSession({ signal }),
    { staleTime: Number.POSITIVE_INFINITY },
  );
}
