'use client';
import type { TopUp, WalletError } from '@coffer/adapter';

/**
 * Where an attempt to add funds stands. `submitting`: the server has not answered yet (with an `error`:
 * it is not known whether it heard; only `retry` may send again). `settled`: the entry exists.
 * `failed`: declined, or refused with an `error`; nothing was charged.
 */
export type UseTopUpStatus =
  | 'idle'
  | 'submitting'
  | 'requiresAction'
  | 'processing'
  | 'settled'
  | 'failed'
  | 'canceled'
  | 'expired';

export type UseTopUpParameters = {
  /** @default the selected wallet, else the first active one */
  walletId?: string | undefined;
  /** Where a confirm page sends the customer back to. */
  returnUrl?: string | undefined;
  /** Called once when a top-up has settled, also after a reload in the middle. */
  onSettled?: ((topUp: TopUp) => void) | undefined;
};

export type UseTopUpSubmitParameters = {
  /** From `useTopUpQuote`: what the customer was shown. */
  quoteId: string;
  paymentMethodId: string;
};

export type UseTopUpReturnType = {
  status: UseTopUpStatus;
  /** As the server last told it. Undefined while none exists. */
  topUp: TopUp | undefined;
  /** Why the last send, or the last cancel, failed. */
  error: WalletError | null;
  /** Where the customer confirms, while `requiresAction`. */
  action: { url: string } | null;
  /**
   * Pays a quote. While an attempt is under way it sends nothing and waits for that one. It never
   * rejects: `status` and `error` tell what came of it.
   */
  submit: (parameters: UseTopUpSubmitParameters) => Promise<void>;
  /** Asks again after a lost answer, with the same key: it never charges twice. */
  retry: () => Promise<void>;
  /** Gives up a top-up that still waits for the customer. Never rejects. */
  cancel: () => Promise<void>;
  /** Back to `idle`, for another top-up. Does nothing while the server has not answered. */
  reset: () => void;
};

/** Adds funds by paying a quote, once, through reloads, double clicks and lost answers. */
export function useTopUp(_parameters: UseTopUpParameters = {}): UseTopUpReturnType {
  const never = () => Promise.resolve();
  return {
    status: 'idle',
    topUp: undefined,
    error: null,
    action: null,
    submit: never,
    retry: never,
    cancel: never,
    reset: () => {},
  };
}
