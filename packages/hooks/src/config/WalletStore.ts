import type { WalletError } from '@coffer/adapter';
import type { StoreApi } from 'zustand/vanilla';
import type { LowBalanceDismissals } from '../lowBalance/LowBalance.ts';

/**
 * State of the event stream. `idle`: no stream is wanted. `reconnecting`: a stream broke, or none opened for five
 * seconds. `polling`: the page asks at intervals instead.
 */
export type WalletStreamStatus = 'idle' | 'connecting' | 'open' | 'reconnecting' | 'polling';

/** One attempt of this browser to add funds to a wallet. It survives a reload, so that the customer pays once. */
export type TopUpAttempt = {
  /** Created once per attempt and stored before the first send. Every send of the attempt carries this key. */
  readonly idempotencyKey: string;
  readonly quoteId: string;
  readonly paymentMethodId: string;
  readonly returnUrl: string | null;
  /** Milliseconds since 1970, by this browser's clock. */
  readonly startedAt: number;
  /** Whether it was sent. From then on the server may have received it. */
  readonly isSent: boolean;
  /** Null until the server has responded. */
  readonly topUpId: string | null;
  /** Error of the last send. Not kept across reloads. */
  readonly error: WalletError | null;
  /** True once the attempt ended or was abandoned: the next submit starts a new attempt with a new key. */
  readonly isFinished: boolean;
};

/** State that only this browser knows. Server state lives in the host's `QueryClient`. */
export type WalletState = {
  readonly selectedWalletId: string | null;
  readonly streamStatus: WalletStreamStatus;
  /** By wallet id: at most one attempt per wallet. */
  readonly topUpAttempts: Readonly<Record<string, TopUpAttempt>>;
  /** Dismissed low-balance notices by wallet id. A wallet is missing until its notices were read from storage. */
  readonly lowBalanceDismissals: Readonly<Record<string, LowBalanceDismissals>>;
};

/** Store of one config. */
export type WalletStore = StoreApi<WalletState>;
