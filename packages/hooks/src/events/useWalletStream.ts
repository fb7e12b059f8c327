'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useWalletConfig } from '../hooks/useWalletConfig.ts';
import { useWalletSession } from '../hooks/useWalletSession.ts';

/** Holds the config's stream open, where the backend has one, and refreshes what it tells about. */
export function useWalletStream(): void {
  const config = useWalletConfig();
  const queryClient = useQueryClient();
  const hasEvents = useWalletSession().data?.capabilities.includes('events') ?? false;
  useEffect(() => {
    if (!hasEvents || !config.adapter.streamEvents) return;
    let close: (() => void) | undefined;
    let isOver = false;
    // Nothing on the first screen waits for it, so it comes after.
    import('./openRefreshingStream.ts').then(
      ({ openRefreshingStream }) => {
        if (!isOver) close = openRefreshingStream(config, queryClient);
      },
      // The page is as fresh as without events: windows that gain focus read again.
      () => {},
    );
    return () => {
      isOver = true;
      close?.();
    };
  }, [config, queryClient, hasEvents]);
}
