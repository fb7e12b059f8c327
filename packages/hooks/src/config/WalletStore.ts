import type { WalletError } from '@coffer/adapter';
import type { StoreApi } from 'zustand/vanilla';
import type { LowBalanceDismissals } from '../lowBalance/LowBalance.ts';

/** How changes reach this browser. `idle`: no stream is wanted; `reconnecting`: one was open and broke. */
export type WalletStreamStatus = 'idle' | 'connecting' | 'open' | 'reconnecting' | 'polling';

/** One attempt of this browser to add funds to a wallet: what must survive a reload so that it is paid once. */
export type TopUpAttempt = {
  /** Made once for the attempt, and kept before the first send: every send of it carries this key. */
  readonly idempotencyKey: string;
  readonly quoteId: string;
  readonly paymentMethodId: string;
  readonly returnUrl: string | null;
  /** Milliseconds since 1970, by this browser's clock. */
  readonly startedAt: number;
  /** Known once the server has answered. */
  readonly topUpId: string | null;
  /** Why the last send failed. Not kept across reloads. */
  readonly error: WalletError | null;
  /** Over, or given up: the next submit is a new attempt with a new key. Not kept across reloads. */
  readonly isReleased: boolean;
};

/** What only this browser knows. Everything that a server knows is in the host's `QueryClient`. */
export type WalletState = {
  readonly selectedWalletId: string | null;
  readonly streamStatus: WalletStreamStatus;
  /** By wallet id: at most one attempt a wallet. */
  readonly topUpAttempts: Readonly<Record<string, TopUpAttempt>>;
  /** By wallet id: what its customer was told and has dismissed; missing until it was looked at. */
  readonly lowBalanceDismissals: Readonly<Record<string, LowBalanceDismissals>>;
};

/** The store of one config. */
export type WalletStore = StoreApi<WalletState>;
