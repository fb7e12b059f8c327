'use client';
import { useSyncExternalStore } from 'react';
import type { StoreApi } from 'zustand/vanilla';

/** A part of a store, followed; while a page is hydrated, what the store began with. */
export function useStoreValue<State, Value>(store: StoreApi<State>, select: (state: State) => Value): Value {
  return useSyncExternalStore(
    store.subscribe,
    () => select(store.getState()),
    () => select(store.getInitialState()),
  );
}
