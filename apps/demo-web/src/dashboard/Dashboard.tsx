import { WalletLocaleProvider } from '@coffer/hooks';
import { MutationCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { createMerchantApi } from '../api/createMerchantApi.ts';
import { DashboardRoutes } from './DashboardRoutes.tsx';
import { DashboardShell } from './DashboardShell.tsx';
import { MerchantApiContext } from './MerchantApiContext.ts';
import { SignInPage } from './SignInPage.tsx';
import './dashboard.css';
import '../ui/button.css';

const { timeZone } = Intl.DateTimeFormat().resolvedOptions();

/** The merchant's dashboard. It uses only the public API. */
export function Dashboard() {
  const [queryClient] = useState(createQueryClient);
  // In this tab's storage, so that the secret key is gone when the tab closes.
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
            <DashboardRoutes />
          </DashboardShell>
        </WalletLocaleProvider>
      </MerchantApiContext>
    </QueryClientProvider>
  );
}

/** Creates the dashboard's own cache, apart from the customer's pages. */
function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    defaultOptions: {
      queries: {
        refetchInterval: 10_000,
        // The client tries a request again when that can help.
        retry: false,
      },
    },
    mutationCache: new MutationCache({
      // A write can change any amount on the page, so all queries are refetched. The dialog waits for them.
      onSuccess: (_data, _variables, _context, { meta }) =>
        meta?.changesNothing ? undefined : client.invalidateQueries(),
    }),
  });
  return client;
}
