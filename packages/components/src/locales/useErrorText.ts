'use client';
import type { WalletErrorCode } from '@coffer/adapter';
import type { MessageKey } from './Messages.ts';
import { useTranslate } from './useTranslate.ts';

type ErrorKey = Extract<MessageKey, `error.${string}`>;

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
};

/**
 * Returns a function that explains an error to the customer. An error's own `message` is for developers. After
 * `error.other` and `error.forbidden` nothing was changed; after any other text a write may have had its effect.
 */
export function useErrorText(): (error: { code: WalletErrorCode } | null) => string {
  const t = useTranslate();
  // Without an error the browser is offline, so nothing was sent.
  return (error) => t(error ? (keys[error.code] ?? 'error.other') : 'error.connection');
}
