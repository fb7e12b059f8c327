'use client';
import { useEffect, useState, useSyncExternalStore } from 'react';

/** How long a page waits for what a banner may tell. */
const patienceMs = 2000;

/**
 * Whether the page around it has been shown without it: by a server, after two seconds, or since there was nothing
 * to tell. What is told from then on must not move what is being read. Until the next page, once it is so.
 */
export function useIsLate({ isPending, isTold }: { isPending: boolean; isTold: boolean }): boolean {
  const isFromServer = useSyncExternalStore(subscribe, never, always);
  const [isLate, setIsLate] = useState(isFromServer);
  useEffect(() => {
    if (isLate || isTold) return;
    const timer = setTimeout(() => setIsLate(true), isPending ? patienceMs : 0);
    return () => clearTimeout(timer);
  }, [isLate, isPending, isTold]);
  return isLate;
}

const subscribe = () => () => {};
const never = () => false;
const always = () => true;
