import { memoryAdapter } from '@coffer/adapter/memory';
import { TopUpDialog, WalletPage, WalletTheme } from '@coffer/components';
import { createWalletConfig, WalletProvider } from '@coffer/hooks';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@coffer/components/styles.css';

const config = createWalletConfig({ adapter: memoryAdapter() });
const queryClient = new QueryClient();
const locale = new URLSearchParams(location.search).get('locale') ?? 'en-US';
const root = document.getElementById('root');

if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <WalletProvider config={config} locale={locale}>
          <WalletTheme accent="#0f766e">
            <WalletPage />
            <TopUpDialog trigger="Top up in a dialog" />
          </WalletTheme>
        </WalletProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
}
