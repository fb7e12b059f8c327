import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { createMerchantApi } from '../api/createMerchantApi.ts';
import { CustomersPage } from './CustomersPage.tsx';
import { DashboardShell } from './DashboardShell.tsx';
import { MerchantApiContext } from './MerchantApiContext.ts';
import { SignInPage } from './SignInPage.tsx';

/** The merchant's dashboard: whatever one does by hand, on the public API and nothing else. */
export function Dashboard() {
  const queryClient = useQueryClient();
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
    <MerchantApiContext value={api}>
      <DashboardShell onSignOut={signOut}>
        <Switch>
          <Route path="/">
            <Redirect to="/customers" replace />
          </Route>
          <Route path="/customers" component={CustomersPage} />
          <Route>There is no such page.</Route>
        </Switch>
      </DashboardShell>
    </MerchantApiContext>
  );
}
