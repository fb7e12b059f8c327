import { httpAdapter } from '@coffer/adapter';
import { WalletTheme } from '@coffer/components';
import { createWalletConfig, WalletProvider } from '@coffer/hooks';
import { type ReactNode, useState } from 'react';
import { type DemoCustomer, fetchToken } from '../api/demoApi.ts';
import { networkFetch } from '../api/networkFetch.ts';
import { roles } from '../api/roles.ts';
import { useLanguage } from '../ui/useLanguage.ts';
import { usePreferences } from '../ui/usePreferences.ts';

export type PortalWalletProps = { customer: DemoCustomer; children: ReactNode };

/** Once around the whole product: whose wallet, where the server is, and the theme. */
export function PortalWallet({ customer, children }: PortalWalletProps) {
  const role = usePreferences((preferences) => preferences.role);
  const scheme = usePreferences((preferences) => preferences.scheme);
  const language = useLanguage();
  const [config] = useState(() =>
    createWalletConfig({
      key: `${customer.id}:${role}`,
      adapter: httpAdapter({
        baseUrl: '/wallet',
        getToken: () => fetchToken(customer.id, roles[role]),
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
