import { memoryAdapter } from '@coffer/adapter/memory';
import { BalanceCard, LedgerTable, TopUpDialog, TopUpForm, WalletTheme } from '@coffer/components';
import '@coffer/components/styles.css';
import { createWalletConfig, WalletProvider } from '@coffer/hooks';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { TopUpInModal } from './TopUpInModal';

const config = createWalletConfig({ adapter: memoryAdapter() });

export function Billing() {
  const [queryClient] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={queryClient}>
      <WalletProvider config={config} locale="en-US" timeZone="UTC">
        <WalletTheme scheme="auto">
          <div style={{ display: 'grid', gap: 24, maxWidth: 640 }}>
            <BalanceCard />
            <TopUpForm />
            <LedgerTable />
            <TopUpDialog trigger="Add funds in a dialog" />
            <TopUpInModal />
          </div>
        </WalletTheme>
      </WalletProvider>
    </QueryClientProvider>
  );
}
