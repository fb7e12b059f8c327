import { memoryAdapter } from '@coffer/adapter/memory';
import { createWalletConfig, WalletProvider } from '@coffer/hooks';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';

/** Renders a recipe's page with a wallet in memory. A host uses `httpAdapter({ baseUrl })` instead. */
export function mountRecipe(page: ReactNode): void {
  const config = createWalletConfig({ adapter: memoryAdapter(), storage: null });
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no #root element');
  createRoot(root).render(
    <QueryClientProvider client={new QueryClient()}>
      <WalletProvider config={config} locale="en-US">
        {page}
      </WalletProvider>
    </QueryClientProvider>,
  );
}
