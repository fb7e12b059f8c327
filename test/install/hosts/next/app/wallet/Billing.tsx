'use client';
import { httpAdapter } from '@coffer/adapter';
import { BalanceCard, LedgerTable, LowBalanceBanner, TopUpForm, WalletTheme } from '@coffer/components';
import '@coffer/components/styles.css';
import { createWalletConfig, WalletProvider } from '@coffer/hooks';
import {
  type DehydratedState,
  HydrationBoundary,
  QueryClient,
  QueryClientProvider,
} from '@tanstack/react-query';
import { useMemo, useState } from 'react';

const adapter = httpAdapter({ baseUrl: '/api/wallet' });

type BillingProps = { state: DehydratedState; customerId: string; renderedAt: string };

export function Billing({ state, customerId, renderedAt }: BillingProps) {
  const [queryClient] = useState(() => new QueryClient());
  const config = useMemo(() => createWalletConfig({ adapter, customerId }), [customerId]);
  return (
    <QueryClientProvider client={queryClient}>
      <HydrationBoundary state={state}>
        <WalletProvider config={config} locale="en-US" timeZone="UTC" now={renderedAt}>
          <WalletTheme scheme="auto" style={{ display: 'grid', gap: 24, padding: 24 }}>
            <LowBalanceBanner />
            <BalanceCard />
            <TopUpForm />
            <LedgerTable />
          </WalletTheme>
        </WalletProvider>
      </HydrationBoundary>
    </QueryClientProvider>
  );
}
