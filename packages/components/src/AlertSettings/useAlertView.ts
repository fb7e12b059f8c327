'use client';
import type { AlertSettings, WalletError } from '@coffer/adapter';
import {
  useAlertSettings,
  useBalance,
  useConnectionStatus,
  usePermission,
  useWalletId,
  useWalletSession,
  useWallets,
} from '@coffer/hooks';

/** A wallet's alert, and whether it may be changed; or why there is none to show. */
export type AlertView =
  | { state: 'loading' }
  /** This backend has no alerts: nothing is shown. */
  | { state: 'absent' }
  | { state: 'error'; error: WalletError | null; retry: () => void }
  | { state: 'noWallet' | 'closed' }
  | { state: 'ready'; saved: AlertSettings; currency: string; isManager: boolean };

export function useAlertView(givenWalletId: string | undefined): AlertView {
  const session = useWalletSession();
  const wallets = useWallets();
  const walletId = useWalletId(givenWalletId);
  const balance = useBalance({ walletId });
  const alert = useAlertSettings({ walletId });
  const isManager = usePermission('manage');
  const connection = useConnectionStatus();

  if (session.data && !session.data.capabilities.includes('alerts')) return { state: 'absent' };
  if (!session.data || !wallets.data) return unread();
  const wallet = wallets.data.find(({ id }) => id === walletId);
  if (!wallet) return { state: 'noWallet' };
  if ((balance.data?.status ?? wallet.status) === 'closed') return { state: 'closed' };
  if (!alert.data) return unread();
  return { state: 'ready', saved: alert.data, currency: wallet.currency, isManager };

  function unread(): AlertView {
    const failed = [session, wallets, alert].filter(({ isError }) => isError);
    if (failed.length === 0 && connection !== 'offline') return { state: 'loading' };
    const retry = () => {
      for (const { refetch } of failed) void refetch();
    };
    return { state: 'error', error: failed[0]?.error ?? null, retry };
  }
}
