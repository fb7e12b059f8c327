'use client';
import type { WalletErrorCode } from '@coffer/adapter';
import type { MessageKey } from './Messages.ts';
import { useSay } from './useSay.ts';

type ErrorKey = Extract<MessageKey, `error.${string}`>;

const keys: { readonly [Code in WalletErrorCode]?: ErrorKey } = {
  network_error: 'error.connection',
  timeout: 'error.connection',
  unauthenticated: 'error.session',
  session_expired: 'error.session',
  forbidden: 'error.forbidden',
  not_found: 'error.forbidden',
  rate_limited: 'error.busy',
};

/** What to tell the reader of an error: its `message` is for developers. */
export function useErrorText(): (error: { code: WalletErrorCode } | null) => string {
  const say = useSay();
  // Without an error nothing was asked, since the browser is offline.
  return (error) => say(error ? (keys[error.code] ?? 'error.other') : 'error.connection');
}
