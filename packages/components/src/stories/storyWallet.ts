import {
  type MemoryAdapterOptions,
  type MemoryWalletAdapter,
  memoryAdapter,
  memoryScenarios,
} from '@coffer/adapter/memory';
import { createWalletConfig, type WalletConfig } from '@coffer/hooks';
import { QueryClient } from '@tanstack/react-query';

/** What a story runs on: a backend in memory, and all that a host brings along. */
export type StoryWallet = { adapter: MemoryWalletAdapter; config: WalletConfig; queryClient: QueryClient };

/** What the toolbar offers a story to start in. */
export const storyScenarios: readonly string[] = memoryScenarios;

/** When every story takes place, so that it looks the same on every day. */
export const storyNow = new Date('2025-11-21T12:04:00Z');

let storyCount = 0;

/** A wallet in one of the memory adapter's situations. */
export function createStoryWallet(options: MemoryAdapterOptions): StoryWallet {
  const adapter = memoryAdapter({ now: () => storyNow, ...options });
  const queryClient = new QueryClient();
  // The kit tries again with growing pauses; a story that fails should not take that long.
  const defaultQueryOptions: QueryClient['defaultQueryOptions'] =
    queryClient.defaultQueryOptions.bind(queryClient);
  queryClient.defaultQueryOptions = (queryOptions) => ({
    ...defaultQueryOptions(queryOptions),
    retryDelay: 5,
  });
  storyCount += 1;
  // A key of its own: the browser's locks outlive a story.
  const config = createWalletConfig({ adapter, key: `story-${storyCount}`, storage: null });
  return { adapter, queryClient, config };
}
