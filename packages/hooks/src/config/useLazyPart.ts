'use client';
import { useEffect } from 'react';
import type { LazyPart } from './lazyPart.ts';
import { useStoreValue } from './useStoreValue.ts';

/** A part, or null until it is there. Whoever may need it has it fetched. */
export function useLazyPart<Part>({ store, load }: LazyPart<Part>): Part | null {
  useEffect(() => {
    // Tried again by whatever needs it, which then tells of the failure.
    load().catch(() => {});
  }, [load]);
  return useStoreValue(store, (part) => part);
}
