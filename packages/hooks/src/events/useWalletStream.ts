'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLazyPart } from '../config/useLazyPart.ts';
import { deferred } from '../deferred/deferred.ts';
import { useCapability } from '../hooks/useCapability.ts';
import { useWalletConfig } from '../hooks/useWalletConfig.ts';

/**
 * Holds the config's stream open, where the backend has one, and refreshes what it tells about. Should its
 * code not load, the page is as fresh as without events: windows that gain focus read again.
 */
export function useWalletStream(): void {
  const config = useWalletConfig();
  const queryClient = useQueryClient();
  const hasEvents = useCapability('events') && config.adapter.streamEvents !== undefined;
  const parts = useLazyPart(deferred);
  useEffect(() => {
    return hasEvents ? parts?.openRefreshingStream(config, queryClient) : undefined;
  }, [config, queryClient, hasEvents, parts]);
}
