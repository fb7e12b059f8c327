import { WalletLocaleProvider } from '@coffer/hooks';
import { QueryClientProvider } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { createMerchantApi } from '../api/createMerchantApi.ts';
import { createDashboardClient } from './createDashboardClient.ts';
import { DashboardPages } from './DashboardPages.tsx';
import { DashboardShell } from './DashboardShell.tsx';
import { MerchantApiContext } from './MerchantApiContext.ts';
import { SignInPage } from './SignInPage.tsx';
import './dashboard.css';
import '../ui/button.css';

const { timeZone } = Intl.DateTimeFormat().resolvedOptions();

/** The merchant's dashboard: whatever one does by hand, on the public API and nothing else. */
export function Dashboard() {
  const [queryClient] = useState(createDashboardClient);
  // For this tab alone: a secret key does not outlive it.
  const [secretKey, setSecretKey] = useState(() => sessionStorage.getItem('coffer.secretKey'));
  const api = useMemo(() => secretKey && createMerchantApi(secretKey), [secretKey]);
  if (!api) {
    const signIn = (key: string) => {
      sessionStorage.setItem('coffer.secretKey', key);
      setSecretKey(key);
    };
    return <SignInPage onSignIn={signIn} />;
  }
  const signOut = () => {
    sessionStorage.removeItem('coffer.secretKey');
    queryClient.clear();
    setSecretKey(null);
  };
  return (
    <QueryClientProvider client={queryClient}>
      <MerchantApiContext value={api}>
        <WalletLocaleProvider timeZone={timeZone}>
          <DashboardShell onSignOut={signOut}>
            <DashboardPages />
          </DashboardShell>
        </WalletLocaleProvider>
      </MerchantApiContext>
    </QueryClientProvider>
  );
}
