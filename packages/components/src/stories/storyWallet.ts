import {
  type MemoryAdapterOptions,
  type MemoryWalletAdapter,
  memoryAdapter,
  memoryScenarios,
} from '@coffer/adapter/memory';
import { createWalletConfig, type WalletConfig } from '@coffer/hooks';
import { QueryClient } from '@tanstack/react-query';

/** Backend in memory, with the objects that a host provides. */
export type StoryWallet = { adapter: MemoryWalletAdapter; config: WalletConfig; queryClient: QueryClient };

/** Scenarios that the toolbar offers. */
export const storyScenarios: readonly string[] = memoryScenarios;

/** Time of every story, so that it looks the same on every day. */
export const storyNow = new Date('2025-11-21T12:04:00Z');

let storyCount = 0;

/** Creates a wallet in one of the memory adapter's scenarios. */
export function createStoryWallet(options: MemoryAdapterOptions): StoryWallet {
  const adapter = memoryAdapter({ now: () => storyNow, ...options });
  const queryClient = new QueryClient();
  // The kit retries with growing pauses. A story that fails should not take that long.
  const defaultQueryOptions: QueryClient['defaultQueryOptions'] =
    queryClient.defaultQueryOptions.bind(queryClient);
  queryClient.defaultQueryOptions = (queryOptions) => ({
    ...defaultQueryOptions(queryOptions),
    retryDelay: 5,
  });
  storyCount += 1;
  // A unique key, because the browser's locks outlive a story.
  const config = createWalletConfig({ adapter, key: `story-${storyCount}`, storage: null });
  return { adapter, queryClient, config };
}
