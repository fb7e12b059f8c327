'use client';
import type { WalletBalance, WalletError, WalletStatus } from '@coffer/adapter';
import { useQuery } from '@tanstack/react-query';
import { type balanceQueryKey, balanceQueryOptions } from '../query/balanceQueryOptions.ts';
import { useWalletConfig } from './useWalletConfig.ts';
import { useWalletId } from './useWalletId.ts';
import { useWallets } from './useWallets.ts';

export type UseWalletStatusParameters = {
  /** @default the selected wallet, else the first active one */
  walletId?: string | undefined;
};

/** Undefined until it is known, and where there is no such wallet. */
export type UseWalletStatusReturnType = WalletStatus | undefined;

/**
 * Whether a wallet is `active`, `frozen`, `closing` or `closed`. A component that reads it renders when that changes, and not
 * with every change of the balance.
 */
export function useWalletStatus(parameters: UseWalletStatusParameters = {}): UseWalletStatusReturnType {
  const config = useWalletConfig();
  const walletId = useWalletId(parameters.walletId);
  const wallets = useWallets();
  // The balance hears of a freeze at once; the list of wallets may be older.
  const { data } = useQuery<WalletBalance, WalletError, WalletStatus, BalanceKey>({
    ...balanceQueryOptions(config, { walletId }),
    select: statusOf,
  });
  return data ?? wallets.data?.find(({ id }) => id === walletId)?.status;
}

type BalanceKey = ReturnType<typeof balanceQueryKey>;

const statusOf = ({ status }: WalletBalance) => status;
