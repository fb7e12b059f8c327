import type { WalletAdapter } from '@coffer/adapter';
import { createWalletConfig, WalletProvider } from '@coffer/hooks';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type RenderResult, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { onTestFinished } from 'vitest';
import { storyNow } from '../stories/storyWallet.ts';

/** Renders a host's page on an adapter, with no stored state. It is unmounted after the test. */
export function openWalletPage(
  adapter: WalletAdapter,
  children: ReactNode,
  locale = 'en-US',
): RenderResult & { queryClient: QueryClient } {
  const queryClient = new QueryClient();
  const config = createWalletConfig({ adapter, key: crypto.randomUUID(), storage: null });
  const page = render(
    <QueryClientProvider client={queryClient}>
      <WalletProvider config={config} locale={locale} now={() => storyNow}>
        {children}
      </WalletProvider>
    </QueryClientProvider>,
  );
  onTestFinished(page.unmount);
  return { ...page, queryClient };
}
