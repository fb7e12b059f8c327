'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useCapability } from '../hooks/useCapability.ts';
import { useWalletConfig } from '../hooks/useWalletConfig.ts';
import { catchUp } from './catchUp.ts';
import { invalidateAfterGap, invalidateForEvents } from './invalidateForEvents.ts';
import { openWalletStream } from './openWalletStream.ts';

/** Keeps the config's event stream open, where the backend has one, and the host's `QueryClient` fresh. */
export function useWalletStream(): void {
  const config = useWalletConfig();
  const queryClient = useQueryClient();
  const hasEvents = useCapability('events') && config.adapter.streamEvents !== undefined;
  useEffect(() => {
    if (!hasEvents) return;
    return openWalletStream(config, {
      onEvent: invalidateForEvents(queryClient, config),
      onPosition: (position) => catchUp(queryClient, config, position),
      onGap: (readBefore) => invalidateAfterGap(queryClient, config, readBefore),
    });
  }, [config, queryClient, hasEvents]);
}
