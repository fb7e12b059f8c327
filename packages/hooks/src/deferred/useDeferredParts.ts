'use client';
import { useEffect } from 'react';
import { useStoreValue } from '../config/useStoreValue.ts';
import { type DeferredParts, deferredParts, loadDeferredParts } from './loadDeferredParts.ts';

/** The deferred parts, or null until they are there. Whoever may need them has them fetched. */
export function useDeferredParts(): DeferredParts | null {
  useEffect(() => {
    // Tried again by whatever needs them, which then tells of the failure.
    loadDeferredParts().catch(() => {});
  }, []);
  return useStoreValue(deferredParts, (parts) => parts);
}
