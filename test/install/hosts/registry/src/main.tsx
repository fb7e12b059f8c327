import { memoryAdapter } from '@coffer/adapter/memory';
import { createWalletConfig, WalletProvider } from '@coffer/hooks';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BalanceCard } from '@/components/coffer/BalanceCard/BalanceCard';
import { LedgerTable } from '@/components/coffer/LedgerTable/LedgerTable';
import './index.css';
import './components/coffer/styles.css';

const config = createWalletConfig({ adapter: memoryAdapter() });
const queryClient = new QueryClient();
const root = document.getElementById('root');

if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <WalletProvider config={config}>
          <BalanceCard />
          <LedgerTable />
        </WalletProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
}
