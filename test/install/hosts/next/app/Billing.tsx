'use client';
import { httpAdapter } from '@coffer/adapter';
import { BalanceCard, LedgerTable, LowBalanceBanner, TopUpForm, WalletTheme } from '@coffer/components';
import { createWalletConfig, WalletProvider } from '@coffer/hooks';
import { useMemo } from 'react';

const adapter = httpAdapter({ baseUrl: '/api/wallet' });

export function Billing({ customerId, renderedAt }: { customerId: string; renderedAt: string }) {
  const [config] = useMemo(() => createWalletConfig({ adapter, customerId }), [customerId]);
  return (
    <WalletProvider config={config} locale="en-US" timeZone="UTC" now={renderedAt}>
      <WalletTheme>
        <LowBalanceBanner />
        <BalanceCard />
        <TopUpForm />
        <LedgerTable />
      </WalletTheme>
    </WalletProvider>
  );
}
