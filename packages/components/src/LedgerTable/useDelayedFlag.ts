'use client';
import { useEffect, useState } from 'react';

/** Returns whether a state has lasted for a time, in milliseconds. */
export function useDelayedFlag(flag: boolean, delayMs: number): boolean {
  const [isLasting, setLasting] = useState(false);
  useEffect(() => {
    if (!flag) return;
    const timer = setTimeout(() => setLasting(true), delayMs);
    return () => {
      clearTimeout(timer);
      setLasting(false);
    };
  }, [flag, delayMs]);
  return flag && isLasting;
}
