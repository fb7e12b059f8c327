import { httpAdapter } from '@coffer/adapter';
import { BalanceCard, LedgerTable, TopUpForm, WalletTheme } from '@coffer/components';
import { createWalletConfig, WalletProvider } from '@coffer/hooks';
import { useState } from 'react';
import type { Scheme } from '../shared/useScheme.ts';
import { type DemoCustomer, fetchToken } from './demoApi.ts';

export type BillingPageProps = { customer: DemoCustomer; scheme: Scheme };

/** What a customer of the kit writes: a config, a provider, and the widgets. */
export function BillingPage({ customer, scheme }: BillingPageProps) {
  const [config] = useState(() =>
    createWalletConfig({
      key: customer.id,
      adapter: httpAdapter({ baseUrl: '/wallet', getToken: () => fetchToken(customer.id) }),
    }),
  );

  return (
    <WalletProvider config={config} locale={navigator.language} timeZone={browserTimeZone}>
      <h1>Billing</h1>
      <WalletTheme scheme={scheme} className="billing">
        <div className="billing-column">
          <BalanceCard />
          <TopUpForm />
        </div>
        <div className="billing-column">
          <LedgerTable />
        </div>
      </WalletTheme>
    </WalletProvider>
  );
}

const browserTimeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
