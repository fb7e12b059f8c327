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

/** Undefined until the status is known and if the customer has no such wallet. */
export type UseWalletStatusReturnType = WalletStatus | undefined;

/**
 * Returns whether a wallet is `active`, `frozen`, `closing` or `closed`. A component that uses it re-renders when the
 * status changes, not with each change of the balance.
 */
export function useWalletStatus(parameters: UseWalletStatusParameters = {}): UseWalletStatusReturnType {
  const config = useWalletConfig();
  const walletId = useWalletId(parameters.walletId);
  const wallets = useWallets();
  // The balance is read again immediately after a freeze; the list of wallets may be older.
  const { data } = useQuery<WalletBalance, WalletError, WalletStatus, BalanceKey>({
    ...balanceQueryOptions(config, { walletId }),
    select: statusOf,
  });
  return data ?? wallets.data?.find(({ id }) => id === walletId)?.status;
}

type BalanceKey = ReturnType<typeof balanceQueryKey>;

const statusOf = ({ status }: WalletBalance) => status;
