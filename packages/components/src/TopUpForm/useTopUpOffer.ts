'use client';
import type { TopUpSettings, WalletError, WalletSession } from '@coffer/adapter';
import {
  useConnectionStatus,
  usePermission,
  useWalletId,
  useWalletSession,
  useWalletStatus,
  useWallets,
} from '@coffer/hooks';

/** A wallet to which funds can be added, with its settings, or the reason why they cannot. */
export type TopUpOffer =
  | { state: 'loading' }
  /** The backend takes no top-ups, so nothing is shown. */
  | { state: 'absent' }
  | { state: 'error'; error: WalletError | null; retry: () => void }
  | { state: 'noWallet' }
  | { state: 'forbidden' }
  | { state: 'frozen' | 'closing' | 'closed'; merchant: string }
  | { state: 'noCurrency'; merchant: string; currency: string }
  | { state: 'ready'; walletId: string; settings: TopUpSettings; session: WalletSession };

/** Combines what the form needs before it can offer a top-up. */
export function useTopUpOffer(givenWalletId: string | undefined): TopUpOffer {
  const session = useWalletSession();
  const wallets = useWallets();
  const walletId = useWalletId(givenWalletId);
  const status = useWalletStatus({ walletId: givenWalletId });
  const connection = useConnectionStatus();
  const isGranted = usePermission('topUp');

  if (session.data && !session.data.capabilities.includes('topUp')) return { state: 'absent' };
  if (session.data && !isGranted) return { state: 'forbidden' };
  if (!session.data || !wallets.data) {
    const error = session.error ?? wallets.error;
    if (!error && connection !== 'offline') return { state: 'loading' };
    return { state: 'error', error, retry };
  }
  const merchant = session.data.merchant.name;
  const wallet = wallets.data.find(({ id }) => id === walletId);
  if (!wallet) return { state: 'noWallet' };
  if (status && status !== 'active') return { state: status, merchant };
  const settings = session.data.topUp.find(({ currency }) => currency === wallet.currency);
  if (!settings) return { state: 'noCurrency', merchant, currency: wallet.currency };
  return { state: 'ready', walletId: wallet.id, settings, session: session.data };

  function retry() {
    if (session.isError) void session.refetch();
    if (wallets.isError) void wallets.refetch();
  }
}
