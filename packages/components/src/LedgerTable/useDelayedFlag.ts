'use client';
import { useEffect, useState } from 'react';

const noticedAfterMs = 150;

/** Whether something has been so for long enough to be told: what is over at once would only flicker. */
export function useDelayedFlag(isSo: boolean): boolean {
  const [lasts, setLasts] = useState(false);
  useEffect(() => {
    if (!isSo) return;
    const timer = setTimeout(() => setLasts(true), noticedAfterMs);
    return () => {
      clearTimeout(timer);
      setLasts(false);
    };
  }, [isSo]);
  return isSo && lasts;
}
