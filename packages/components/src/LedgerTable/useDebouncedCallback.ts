'use client';
import { useEffect, useRef } from 'react';
import type { LedgerFilterChange } from './LedgerFilter.ts';

const pauseMs = 300;

/** Holds back what is being typed until the hand rests; changes of several fields meanwhile go together. */
export function useDebouncedCallback(onSettled: (change: LedgerFilterChange) => void) {
  const latest = useRef(onSettled);
  const pending = useRef<LedgerFilterChange>({});
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    latest.current = onSettled;
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
