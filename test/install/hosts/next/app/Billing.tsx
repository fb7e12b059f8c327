'use client';
import { httpAdapter } from '@coffer/adapter';
import { BalanceCard, LedgerTable, LowBalanceBanner, TopUpForm, WalletTheme } from '@coffer/components';
import { createWalletConfig, WalletProvider } from '@coffer/hooks';

const config = createWalletConfig({ adapter: httpAdapter({ baseUrl: '/api/wallet' }) });

export function Billing({ renderedAt }: { renderedAt: string }) {
  return (
    <WalletProvider config={config} locale="en-US" timeZone="UTC" now={() => new Date(renderedAt)}>
      <WalletTheme>
        <LowBalanceBanner />
        <BalanceCard />
        <TopUpForm />
        <LedgerTable />
      </WalletTheme>
    </WalletProvider>
  );
}
