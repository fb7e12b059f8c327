import type { Wallet, WalletError } from '@coffer/adapter';
import { queryOptions } from '@tanstack/react-query';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { walletQueryDefaults } from './walletQueryDefaults.ts';

/** Key of the customer's wallets. */
export function walletsQueryKey(config: WalletConfig) {
  return [config.key, 'wallets'] as const;
}

/** Reads the customer's wallets, oldest first, closed ones too. */
export function walletsQueryOptions(config: WalletConfig) {
  return queryOptions<Wallet[], WalletError, Wallet[], ReturnType<typeof walletsQueryKey>>({
    ...walletQueryDefaults,
    queryKey: walletsQueryKey(config),
    queryFn: ({ signal }) => config.adapter.listWallets({ signal }),
  });
}
