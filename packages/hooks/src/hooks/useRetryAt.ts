'use client';
import type { WalletError } from '@coffer/adapter';
import { useEffect, useState } from 'react';

/** Timers of more than 24 days would fire at once. */
const timerMsMax = 86_400_000;

export type UseRetryAtReturnType = {
  /** Whether the server asked to wait and that time has not passed yet. */
  isWaiting: boolean;
  /** Time from which another try makes sense, RFC 3339; undefined if the server named none. */
  retryAt: string | undefined;
};

/**
 * Follows how long the server asks to wait after an error, such as `rate_limited`, and renders again when the time has
 * come. Disable the button of a write while `isWaiting`, and show the customer `retryAt`.
 */
export function useRetryAt(error: WalletError | null | undefined): UseRetryAtReturnType {
  const retryAt = error?.retryAt;
  const [reachedAt, setReachedAt] = useState<string>();
  useEffect(() => {
    if (retryAt === undefined || retryAt === reachedAt) return;
    let timer: ReturnType<typeof setTimeout>;
    const check = () => {
      const leftMs = Date.parse(retryAt) - Date.now();
      if (leftMs > 0) timer = setTimeout(check, Math.min(leftMs, timerMsMax));
      else setReachedAt(retryAt);
    };
    check();
    return () => clearTimeout(timer);
  }, [retryAt, reachedAt]);
  return { isWaiting: retryAt !== undefined && retryAt !== reachedAt, retryAt };
}
