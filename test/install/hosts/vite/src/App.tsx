import { memoryAdapter } from '@coffer/adapter/memory';
import { TopUpDialog, WalletPage, WalletTheme } from '@coffer/components';
import '@coffer/components/styles.css';
import { createWalletConfig, WalletProvider } from '@coffer/hooks';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';

const config = createWalletConfig({ adapter: memoryAdapter() });
const queryClient = new QueryClient();
const locale = new URLSearchParams(location.search).get('locale') ?? 'en-US';

export default function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <WalletProvider config={config} locale={locale}>
        <WalletTheme scheme="auto" accent="#0f766e">
          <WalletPage />
          <TopUpDialog trigger="Top up in a dialog" />
        </WalletTheme>
      </WalletProvider>
    </QueryClientProvider>
  );
}
