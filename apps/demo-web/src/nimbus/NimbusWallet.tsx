import { httpAdapter } from '@coffer/adapter';
import { WalletTheme } from '@coffer/components';
import { createWalletConfig, WalletProvider } from '@coffer/hooks';
import { type ReactNode, useState } from 'react';
import { networkFetch } from '../shared/networkFetch.ts';
import { useLanguage } from '../shared/useLanguage.ts';
import { usePreferences } from '../shared/usePreferences.ts';
import { type DemoCustomer, fetchToken } from './demoApi.ts';
import { roles } from './roles.ts';

export type NimbusWalletProps = { customer: DemoCustomer; children: ReactNode };

/** Once around the whole product: whose wallet, where the server is, and the theme. */
export function NimbusWallet({ customer, children }: NimbusWalletProps) {
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
