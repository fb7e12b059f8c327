import { memoryAdapter } from '@coffer/adapter/memory';
import { createWalletConfig, WalletProvider } from '@coffer/hooks';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';

/** Shows a recipe's page on a wallet in memory; a host has `httpAdapter({ baseUrl })` in its place. */
export function mountRecipe(page: ReactNode): void {
  const config = createWalletConfig({ adapter: memoryAdapter(), storage: null });
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no #root.');
  createRoot(root).render(
    <QueryClientProvider client={new QueryClient()}>
      <WalletProvider config={config} locale="en-US">
        {page}
      </WalletProvider>
    </QueryClientProvider>,
  );
}
