'use client';
import type { Wallet, WalletCapability, WalletError, WalletSession, WalletStatus } from '@coffer/adapter';
import {
  useConnectionStatus,
  usePermission,
  useWalletId,
  useWalletSession,
  useWalletStatus,
  useWallets,
} from '@coffer/hooks';

type SavedQuery<Saved> = {
  data: Saved | undefined;
  isError: boolean;
  error: WalletError | null;
  refetch: () => unknown;
};

export type ReadySetting<Saved> = {
  state: 'ready';
  saved: Saved;
  wallet: Wallet;
  status: WalletStatus;
  session: WalletSession;
  /** Whether this session may change the setting. */
  isManager: boolean;
};

/** A wallet's setting, or the reason why there is none to show. */
export type SettingView<Saved> =
  | { state: 'loading' }
  /** The backend does not offer it, so nothing is shown. */
  | { state: 'absent' }
  | { state: 'error'; error: WalletError | null; retry: () => void }
  | { state: 'noWallet' | 'closing' | 'closed' }
  | ReadySetting<Saved>;

/** The states of a setting that a notice explains. */
export type UnavailableSetting = Exclude<SettingView<never>, { state: 'loading' | 'absent' | 'ready' }>;

/** Combines what a settings widget needs before it can show `saved`: session, wallet, status and permission. */
export function useSettingView<Saved>(
  givenWalletId: string | undefined,
  capability: WalletCapability,
  saved: SavedQuery<Saved>,
): SettingView<Saved> {
  const session = useWalletSession();
  const wallets = useWallets();
  const walletId = useWalletId(givenWalletId);
  const status = useWalletStatus({ walletId });
  const isManager = usePermission('manage');
  const connection = useConnectionStatus();
  if (session.data && !session.data.capabilities.includes(capability)) return { state: 'absent' };
  if (!session.data || !wallets.data) return unread();
  const wallet = wallets.data.find(({ id }) => id === walletId);
  if (!wallet) return { state: 'noWallet' };
  if (status === 'closing' || status === 'closed') return { state: status };
  if (!saved.data) return unread();
  return {
    state: 'ready',
    saved: saved.data,
    wallet,
    status: status ?? wallet.status,
    session: session.data,
    isManager,
  };

  function unread(): SettingView<Saved> {
    const failed = [session, wallets, saved].filter(({ isError }) => isError);
    if (failed.length === 0 && connection !== 'offline') return { state: 'loading' };
    const retry = () => {
      for (const { refetch } of failed) void refetch();
    };
    return { state: 'error', error: failed[0]?.error ?? null, retry };
  }
}
