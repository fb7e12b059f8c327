import type { Wallet } from '@coffer/adapter';

/** The wallet to show before one was chosen: the first active one, else the first frozen, else the first closing, else the first. */
export function firstWalletId(wallets: readonly Wallet[] | undefined): string | undefined {
  const wallet =
    wallets?.find(({ status }) => status === 'active') ??
    wallets?.find(({ status }) => status === 'frozen') ??
    wallets?.find(({ status }) => status === 'closing') ??
    wallets?.[0];
  return wallet?.id;
}
