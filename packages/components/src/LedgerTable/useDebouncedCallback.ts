'use client';
import { useEffect, useRef } from 'react';
import type { LedgerFilterChange } from './ledgerFilter.ts';

const pauseMs = 300;

/** Delays changes until the customer stops typing. Merges the changes of several fields. */
export function useDebouncedCallback(onPause: (change: LedgerFilterChange) => void) {
  const latest = useRef(onPause);
  const pending = useRef<LedgerFilterChange>({});
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    latest.current = onPause;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return (change: LedgerFilterChange) => {
    pending.current = { ...pending.current, ...change };
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      latest.current(pending.current);
      pending.current = {};
    }, pauseMs);
  };
}
