'use client';
import { useSyncExternalStore } from 'react';
import type { StoreApi } from 'zustand/vanilla';

/** Subscribes to a part of a store. While React hydrates, it returns the part of the store's initial state. */
export function useStoreValue<State, Value>(store: StoreApi<State>, select: (state: State) => Value): Value {
  return useSyncExternalStore(
    store.subscribe,
    () => select(store.getState()),
    () => select(store.getInitialState()),
  );
}
