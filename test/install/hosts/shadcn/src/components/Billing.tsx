import { memoryAdapter } from '@coffer/adapter/memory';
import { BalanceCard, LedgerTable, TopUpDialog, TopUpForm, WalletTheme } from '@coffer/components';
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
        <WalletTheme scheme="page">
          <main className="mx-auto grid max-w-4xl items-start gap-6 p-6 md:grid-cols-2">
            <h1 className="text-2xl font-semibold md:col-span-2">Billing</h1>
            <BalanceCard />
            <TopUpForm />
            <LedgerTable className="md:col-span-2" />
            <TopUpDialog trigger="Add funds in a dialog" />
            <TopUpInModal />
          </main>
        </WalletTheme>
      </WalletProvider>
    </QueryClientProvider>
  );
}
