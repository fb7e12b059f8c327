import type { WalletAdapter } from '@coffer/adapter';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type RenderHookResult, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { createWalletConfig, type WalletConfig } from '../config/createWalletConfig.ts';
import type { WalletStorage } from '../config/WalletStorage.ts';
import { WalletProvider, type WalletProviderProps } from '../hooks/WalletProvider.tsx';

export type RenderWalletHookOptions<Props> = {
  adapter: WalletAdapter;
  storage?: WalletStorage | null;
  queryClient?: QueryClient;
  config?: WalletConfig;
  provider?: Omit<WalletProviderProps, 'config' | 'children'>;
  initialProps?: Props;
};

export type RenderedWalletHook<Result, Props> = RenderHookResult<Result, Props> & {
  config: WalletConfig;
  queryClient: QueryClient;
};

/** Renders a hook as a host page does: inside a `WalletProvider` inside a `QueryClientProvider`. */
export function renderWalletHook<Result, Props = undefined>(
  hook: (props: Props) => Result,
  options: RenderWalletHookOptions<Props>,
): RenderedWalletHook<Result, Props> {
  const {
    adapter,
    storage = null,
    queryClient = new QueryClient(),
    config = createWalletConfig({ adapter, storage }),
    provider,
    ...renderOptions
  } = options;
  function wrapper({ children }: { children: ReactNode }) {
    return (
      <QueryClientProvider client={queryClient}>
        <WalletProvider {...provider} config={config}>
          {children}
        </WalletProvider>
      </QueryClientProvider>
    );
  }
  return { ...renderHook(hook, { wrapper, ...renderOptions }), config, queryClient };
}
