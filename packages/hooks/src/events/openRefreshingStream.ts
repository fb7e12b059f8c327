import type { QueryClient } from '@tanstack/react-query';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { catchUp } from './catchUp.ts';
import { openWalletStream } from './openWalletStream.ts';
import { refreshAfterGap } from './refreshAfterGap.ts';
import { refreshForEvents } from './refreshForEvents.ts';

/** Joins the config's stream for one `QueryClient`, which it keeps up to date. */
export function openRefreshingStream(config: WalletConfig, queryClient: QueryClient): () => void {
  return openWalletStream(config, {
    onEvent: refreshForEvents(queryClient, config),
    onPosition: (position) => catchUp(queryClient, config, position),
    onGap: (readBefore) => refreshAfterGap(queryClient, config, readBefore),
  });
}
