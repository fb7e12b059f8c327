'use client';
import { useEffect, useState, useSyncExternalStore } from 'react';

/** Time that a page waits for a warning. */
const patienceMs = 2000;

/**
 * Whether the page was already painted without the banner: by a server, after two seconds, or because there was no warning.
 * A warning that arrives later must not move the page. It stays true until the component is unmounted.
 */
export function useIsLate({ isLoading, hasWarning }: { isLoading: boolean; hasWarning: boolean }): boolean {
  const isFromServer = useSyncExternalStore(subscribe, never, always);
  const [isLate, setIsLate] = useState(isFromServer);
  useEffect(() => {
    if (isLate || hasWarning) return;
    const timer = setTimeout(() => setIsLate(true), isLoading ? patienceMs : 0);
    return () => clearTimeout(timer);
  }, [isLate, isLoading, hasWarning]);
  return isLate;
}

const subscribe = () => () => {};
const never = () => false;
const always = () => true;
