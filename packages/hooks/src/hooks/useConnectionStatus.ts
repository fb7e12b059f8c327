'use client';
import { onlineManager } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import { useStoreValue } from '../config/useStoreValue.ts';
import { useWalletConfig } from './useWalletConfig.ts';

/** `polling`: changes arrive, but seconds late. `reconnecting`: the data on screen may be out of date. */
export type ConnectionStatus = 'online' | 'offline' | 'reconnecting' | 'polling';

export type UseConnectionStatusReturnType = ConnectionStatus;

/** Returns whether the data on screen is being kept up to date. */
export function useConnectionStatus(): UseConnectionStatusReturnType {
  const { store } = useWalletConfig();
  const streamStatus = useStoreValue(store, (state) => state.streamStatus);
  const subscribe = useCallback((onChange: () => void) => onlineManager.subscribe(onChange), []);
  const isOnline = useSyncExternalStore(subscribe, () => onlineManager.isOnline(), serverIsOnline);
  if (!isOnline) return 'offline';
  return streamStatus === 'reconnecting' || streamStatus === 'polling' ? streamStatus : 'online';
}

const serverIsOnline = () => true;
