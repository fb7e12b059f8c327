import { httpAdapter } from '@coffer/adapter';
import { WalletTheme } from '@coffer/components';
import { createWalletConfig, WalletProvider } from '@coffer/hooks';
import { type ReactNode, useState } from 'react';
import { createSession, type DemoCustomer } from '../api/demoApi.ts';
import { networkFetch } from '../api/networkFetch.ts';
import { useLanguage } from '../ui/useLanguage.ts';
import { usePreferences } from '../ui/usePreferences.ts';

export type PortalWalletProps = { customer: DemoCustomer; children: ReactNode };

/** Wraps the whole portal once: the customer's wallet, the server's URL and the theme. */
export function PortalWallet({ customer, children }: PortalWalletProps) {
  const role = usePreferences((preferences) => preferences.role);
  const scheme = usePreferences((preferences) => preferences.scheme);
  const language = useLanguage();
  const [config] = useState(() =>
    createWalletConfig({
      customerId: customer.id,
      key: role,
      adapter: httpAdapter({
        baseUrl: '/wallet',
        getToken: () => createSession(customer.id, role),
        fetch: networkFetch,
      }),
    }),
  );

  return (
    <WalletProvider config={config} locale={language} timeZone={browserTimeZone}>
      <WalletTheme scheme={scheme}>{children}</WalletTheme>
    </WalletProvider>
  );
}

const browserTimeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
