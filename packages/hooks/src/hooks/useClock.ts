'use client';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';

const minuteMs = 60_000;
/** Timers may fire a little early by the clock. */
const timerSkewMs = 1000;

/**
 * Returns a clock. While React hydrates it shows the time at which the server rendered, then the time of the system or
 * of the host's function. The returned function is a new one each minute, so that components which show "in 3 days" or
 * what is overdue render again on a page that stays open.
 */
export function useClock(now: Date | string | (() => Date) | undefined): () => Date {
  const isHydrating = useSyncExternalStore(subscribe, never, always);
  const isFunction = typeof now === 'function';
  const renderedMs = isFunction || now === undefined || !isHydrating ? undefined : Number(new Date(now));
  const ownNow = isFunction ? now : undefined;
  const minutes = useMinutes();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each minute makes a new function.
  return useMemo(() => {
    if (ownNow) return () => ownNow();
    return () => (renderedMs === undefined ? new Date() : new Date(renderedMs));
  }, [ownNow, renderedMs, minutes]);
}

const subscribe = () => () => {};
const never = () => false;
const always = () => true;

/** Counts the minutes in which the page was visible, and each return to it. */
function useMinutes(): number {
  const [minutes, setMinutes] = useState(0);
  useEffect(() => {
    let countedAt = Date.now();
    function count() {
      if (document.visibilityState === 'hidden' || Date.now() - countedAt < minuteMs - timerSkewMs) return;
      countedAt = Date.now();
      setMinutes((before) => before + 1);
    }
    const timer = setInterval(count, minuteMs);
    document.addEventListener('visibilitychange', count);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', count);
    };
  }, []);
  return minutes;
}
