import type { WalletAdapter } from '@coffer/adapter';
import { createWalletConfig, WalletProvider } from '@coffer/hooks';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type RenderResult, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { onTestFinished } from 'vitest';
import { storyNow } from '../stories/storyWallet.ts';

/** A host's page on any adapter, with nothing kept from another one, until the test is over. */
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
