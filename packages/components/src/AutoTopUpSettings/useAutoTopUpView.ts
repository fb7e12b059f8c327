'use client';
import type { AutoTopUp, TopUpSettings, WalletError } from '@coffer/adapter';
import {
  useAutoTopUp,
  useBalance,
  useConnectionStatus,
  usePermission,
  useWalletId,
  useWalletSession,
  useWallets,
} from '@coffer/hooks';

/** A wallet's rule, and what may be done with it; or why there is none to show. */
export type AutoTopUpView =
  | { state: 'loading' }
  /** This backend has no auto top-up: nothing is shown. */
  | { state: 'absent' }
  | { state: 'error'; error: WalletError | null; retry: () => void }
  | { state: 'noWallet' | 'closed' }
  | { state: 'noCurrency'; currency: string; merchant: string }
  | ReadyAutoTopUp;

export type ReadyAutoTopUp = {
  state: 'ready';
  rule: AutoTopUp;
  limits: TopUpSettings;
  merchant: string;
  /** Whether this session may change the rule. */
  isManager: boolean;
  isFrozen: boolean;
};

export function useAutoTopUpView(givenWalletId: string | undefined): AutoTopUpView {
  const session = useWalletSession();
  const wallets = useWallets();
  const walletId = useWalletId(givenWalletId);
  const balance = useBalance({ walletId });
  const rule = useAutoTopUp({ walletId });
  const isManager = usePermission('manage');
  const connection = useConnectionStatus();

  if (session.data && !session.data.capabilities.includes('autoTopUp')) return { state: 'absent' };
  if (!session.data || !wallets.data) return unread();
  const wallet = wallets.data.find(({ id }) => id === walletId);
  if (!wallet) return { state: 'noWallet' };
  // The balance hears of a freeze at once; the list of wallets may be older.
  const status = balance.data?.status ?? wallet.status;
  if (status === 'closed') return { state: 'closed' };
  const merchant = session.data.merchant.name;
  const limits = session.data.topUp.find(({ currency }) => currency === wallet.currency);
  if (!limits) return { state: 'noCurrency', currency: wallet.currency, merchant };
  if (!rule.data) return unread();
  return { state: 'ready', rule: rule.data, limits, merchant, isManager, isFrozen: status === 'frozen' };

  function unread(): AutoTopUpView {
    const failed = [session, wallets, rule].filter(({ isError }) => isError);
    if (failed.length === 0 && connection !== 'offline') return { state: 'loading' };
    const retry = () => {
      for (const { refetch } of failed) void refetch();
    };
    return { state: 'error', error: failed[0]?.error ?? null, retry };
  }
}
