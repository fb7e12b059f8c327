'use client';
import type { WalletError, WalletErrorCode } from '@coffer/adapter';
import { useFormatDate } from '@coffer/hooks';
import type { MessageKey } from './Messages.ts';
import { useTranslate } from './useTranslate.ts';

type ErrorKey = Exclude<Extract<MessageKey, `error.${string}`>, 'error.retryAt'>;

const keys: { readonly [Code in WalletErrorCode]?: ErrorKey } = {
  network_error: 'error.connection',
  timeout: 'error.connection',
  unauthenticated: 'error.session',
  session_expired: 'error.session',
  forbidden: 'error.forbidden',
  not_found: 'error.forbidden',
  operation_in_progress: 'error.server',
  clock_skew: 'error.server',
  internal_error: 'error.server',
  malformed_response: 'error.server',
  processor_unavailable: 'error.server',
  service_unavailable: 'error.server',
  rate_limited: 'error.busy',
  payment_method_limit_reached: 'error.methodLimit',
};

/** Shortest wait that is shown, in seconds. A rate limit is always shown. */
const waitSecondsMin = 3;
const minuteMs = 60_000;

/**
 * Returns a function that explains an error to the customer and says when to try again. An error's own `message` is for
 * developers. The texts `error.other`, `error.forbidden`, `error.limited` and `error.methodLimit` mean that nothing was
 * changed. With any other text, a write may have had its effect.
 */
export function useErrorText(): (error: WalletError | null) => string {
  const t = useTranslate();
  const retryText = useRetryText();
  return (error) => {
    // Without an error the browser is offline, so nothing was sent.
    if (!error) return t('error.connection');
    const again = retryText(error);
    if (!again) return t(keys[error.code] ?? 'error.other');
    const reason = error.code === 'rate_limited' ? 'error.limited' : (keys[error.code] ?? 'error.other');
    return `${t(reason)} ${again}`;
  };
}

/** Returns a function that says when to try again. Null if the customer does not have to wait. */
export function useRetryText(): (error: WalletError) => string | null {
  const t = useTranslate();
  const { time } = useFormatDate();
  return (error) => {
    if (!hasToWait(error)) return null;
    if ((error.retryAfterSeconds ?? 0) < 60) return t('error.retrySoon');
    // Rounded up to the minute, so that the server accepts a try at the time that the customer reads.
    const retryAt = Math.ceil(Date.parse(error.retryAt) / minuteMs) * minuteMs;
    return t('error.retryAt', { time: time(new Date(retryAt)) });
  };
}

/** Whether the server asks for a wait that is long enough to show. */
export function hasToWait(error: WalletError | null | undefined): error is WalletError & { retryAt: string } {
  if (!error?.retryAt) return false;
  return error.code === 'rate_limited' || (error.retryAfterSeconds ?? 0) > waitSecondsMin;
}
