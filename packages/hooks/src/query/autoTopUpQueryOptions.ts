import type { AutoTopUp } from '@coffer/adapter';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { type WalletQueryParameters, walletQueryOptions } from './walletQueryOptions.ts';

/** Returns the key of a wallet's auto top-up. */
export function autoTopUpQueryKey(config: WalletConfig, { walletId }: WalletQueryParameters) {
  return [config.key, 'autoTopUp', { walletId }] as const;
}

/** Reads a wallet's auto top-up: its settings, its status and its latest attempts. */
export function autoTopUpQueryOptions(config: WalletConfig, { walletId }: WalletQueryParameters) {
  return walletQueryOptions<AutoTopUp, ReturnType<typeof autoTopUpQueryKey>>(
    autoTopUpQueryKey(config, { walletId }),
    walletId !== undefined && (({ signal }) => config.adapter.getAutoTopUp?.({ walletId }, { signal })),
  );
}
