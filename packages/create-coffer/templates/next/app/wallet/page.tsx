'use client';
import { httpAdapter } from '@coffer/adapter';
import { WalletPage, WalletTheme } from '@coffer/components';
import '@coffer/components/styles.css';
import { createWalletConfig, WalletProvider } from '@coffer/hooks';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';

const config = createWalletConfig({ adapter: httpAdapter({ baseUrl: '/api/wallet' }) });
const queryClient = new QueryClient();

export default function Page() {
  return (
    <QueryClientProvider client={queryClient}>
      <WalletProvider config={config}>
        <WalletTheme>
          <WalletPage />
        </WalletTheme>
      </WalletProvider>
    </QueryClientProvider>
  );
}
