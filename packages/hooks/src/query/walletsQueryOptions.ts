import type { Wallet } from '@coffer/adapter';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { walletQueryOptions } from './walletQueryOptions.ts';

/** Key of the customer's wallets. */
export function walletsQueryKey(config: WalletConfig) {
  return [config.key, 'wallets'] as const;
}

/** Reads the customer's wallets, oldest first, closed ones too. */
export function walletsQueryOptions(config: WalletConfig) {
  return walletQueryOptions<Wallet[], ReturnType<typeof walletsQueryKey>>(
    walletsQueryKey(config),
    ({ signal }) => config.adapter.listWallets({ signal }),
  );
}
