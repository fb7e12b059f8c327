'use client';
import type { WalletErrorCode } from '@coffer/adapter';
import { errorKey } from './errorKey.ts';
import { useSay } from './useSay.ts';

/** What to tell the reader of an error: its `message` is for developers. */
export function useErrorText(): (error: { code: WalletErrorCode } | null) => string {
  const say = useSay();
  // Without an error nothing was asked, since the browser is offline.
  return (error) => say(error ? errorKey(error) : 'error.connection');
}
