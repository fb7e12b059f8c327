import type { TopUp } from '@coffer/adapter';
import type { TopUpAttempt } from '../config/WalletStore.ts';

/**
 * Where an attempt to add funds stands. `submitting`: the server has not answered yet (with an `error`:
 * it is not known whether it heard; `retry` asks again, and nothing else can be submitted meanwhile).
 * `settled`: the entry exists. `failed`: declined, or refused with an `error`; nothing was charged.
 */
export type TopUpAttemptStatus =
  | 'idle'
  | 'submitting'
  | 'requiresAction'
  | 'processing'
  | 'settled'
  | 'failed'
  | 'canceled'
  | 'expired';

/** Reckons the one status from the attempt and, once there is one, its top-up. */
export function topUpAttemptStatus(
  attempt: TopUpAttempt | undefined,
  topUp: TopUp | undefined,
): TopUpAttemptStatus {
  if (!attempt) return 'idle';
  // The processor turned the method away and waits for another: for whoever pays, this one failed.
  if (topUp) return topUp.status === 'requiresPaymentMethod' ? 'failed' : topUp.status;
  if (!attempt.isReleased) return 'submitting';
  return attempt.error ? 'failed' : 'idle';
}
