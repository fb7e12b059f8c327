import type { Wallet } from '@coffer/adapter';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { walletQueryOptions } from './walletQueryOptions.ts';

/** Returns the key of the customer's wallets. */
export function walletsQueryKey(config: WalletConfig) {
  return [config.key, 'wallets'] as const;
}

/** Reads the customer's wallets, oldest first, including closed ones. */
export function walletsQueryOptions(config: WalletConfig) {
  return walletQueryOptions<Wallet[], ReturnType<typeof walletsQueryKey>>(
    walletsQueryKey(config),
    ({ signal }) => config.adapter.listWallets({ signal }),
  );
}

/** Returns the wallet to show before the customer chose one: the first active, else frozen, else closing wallet, else the first. */
export function firstWalletId(wallets: readonly Wallet[] | undefined): string | undefined {
  const wallet =
    wallets?.find(({ status }) => status === 'active') ??
    wallets?.find(({ status }) => status === 'frozen') ??
    wallets?.find(({ status }) => status === 'closing') ??
    wallets?.[0];
  return wallet?.id;
}
