import type { WalletSession } from '@coffer/adapter';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { walletQueryOptions } from './walletQueryOptions.ts';

/** Key of who is signed in, what they may do and what the backend offers. */
export function sessionQueryKey(config: WalletConfig) {
  return [config.key, 'session'] as const;
}

/** Reads the session: once, as it does not change while it lasts. */
export function sessionQueryOptions(config: WalletConfig) {
  return walletQueryOptions<WalletSession, ReturnType<typeof sessionQueryKey>>(
    sessionQueryKey(config),
    ({ signal }) => config.adapter.getSession({ signal }),
    { staleTime: Number.POSITIVE_INFINITY },
  );
}
