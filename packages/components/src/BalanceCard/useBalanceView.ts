'use client';
import type { Wallet, WalletBalance, WalletError } from '@coffer/adapter';
import { useBalance, useConnectionStatus, useWallets } from '@coffer/hooks';

/** State of a wallet's balance. */
export type BalanceView = {
  state: 'loading' | 'empty' | 'error' | 'ready';
  balance: WalletBalance | undefined;
  /** All of the customer's wallets, for the switch. */
  wallets: readonly Wallet[];
  /** Error of the last request. The balance can be older than the error. */
  error: WalletError | null;
  retry: () => void;
};

/** Combines the balance of a wallet with its loading state. */
export function useBalanceView(walletId: string | undefined): BalanceView {
  const wallets = useWallets();
  const balance = useBalance({ walletId });
  const connection = useConnectionStatus();
  const error = balance.error ?? (balance.data ? null : wallets.error);
  return {
    state: stateOf(),
    balance: balance.data,
    wallets: wallets.data ?? [],
    error,
    retry: () => {
      if (wallets.isError) void wallets.refetch();
      // Without a wallet the balance was not requested.
      if (balance.isError) void balance.refetch();
    },
  };

  function stateOf(): BalanceView['state'] {
    if (balance.data) return 'ready';
    if (error) return 'error';
    if (walletId === undefined && wallets.data?.length === 0) return 'empty';
    return connection === 'offline' ? 'error' : 'loading';
  }
}
