'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useWalletConfig } from '../hooks/useWalletConfig.ts';
import { useWalletSession } from '../hooks/useWalletSession.ts';
import { openWalletStream } from './openWalletStream.ts';
import { refreshAfterGap } from './refreshAfterGap.ts';
import { refreshForEvents } from './refreshForEvents.ts';

/** Holds the config's stream open, where the backend has one, and refreshes what it tells about. */
export function useWalletStream(): void {
  const config = useWalletConfig();
  const queryClient = useQueryClient();
  const hasEvents = useWalletSession().data?.capabilities.includes('events') ?? false;
  useEffect(() => {
    if (!hasEvents || !config.adapter.streamEvents) return;
    return openWalletStream(config, {
      onEvent: refreshForEvents(queryClient, config),
      onOpen: (readBefore) => refreshAfterGap(queryClient, config, readBefore),
    });
  }, [config, queryClient, hasEvents]);
}
