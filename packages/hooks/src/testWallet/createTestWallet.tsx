import { type MemoryAdapterOptions, type MemoryWalletAdapter, memoryAdapter } from '@coffer/adapter/memory';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { createWalletConfig, type WalletConfig } from '../config/createWalletConfig.ts';
import { WalletProvider, type WalletProviderProps } from '../hooks/WalletProvider.tsx';

/** Options of `createTestWallet`: those of `memoryAdapter`, and of the provider. */
export type TestWalletOptions = MemoryAdapterOptions & {
  /** Props of the `WalletProvider`. @default { locale: 'en-US', timeZone: 'UTC' } */
  provider?: Omit<WalletProviderProps, 'config' | 'children'>;
};

/** A wallet in memory, with all that a test renders around a component. */
export type TestWallet = {
  /** Acts as the merchant, the processor and the network. */
  adapter: MemoryWalletAdapter;
  config: WalletConfig;
  queryClient: QueryClient;
  /** Component with all providers, for the `wrapper` option of Testing Library. */
  wrapper: (props: { children: ReactNode }) => ReactNode;
};

/**
 * Creates a wallet in memory for one test. It keeps nothing between tests and repeats no failed request.
 *
 * @example
 * const { adapter, wrapper } = createTestWallet({ scenario: 'threeDSecure' });
 * render(<Billing />, { wrapper });
 */
export function createTestWallet({ provider, ...options }: TestWalletOptions = {}): TestWallet {
  const adapter = memoryAdapter(options);
  const config = createWalletConfig({ adapter, storage: null });
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false, gcTime: Infinity } } });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queryClient}>
      <WalletProvider locale="en-US" timeZone="UTC" {...provider} config={config}>
        {children}
      </WalletProvider>
    </QueryClientProvider>
  );
  return { adapter, config, queryClient, wrapper };
}
