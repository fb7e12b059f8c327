import { memoryAdapter } from '@coffer/adapter/memory';
import { WalletPage, WalletTheme } from '@coffer/components';
import '@coffer/components/styles.css';
import { createWalletConfig, WalletProvider } from '@coffer/hooks';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';

const config = createWalletConfig({ adapter: memoryAdapter() }); // httpAdapter({ baseUrl }) on your own backend
const queryClient = new QueryClient();

export default function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <WalletProvider config={config} locale="en-US" timeZone="Europe/Berlin">
        <WalletTheme accent="#0f766e">
          <WalletPage />
        </WalletTheme>
      </WalletProvider>
    </QueryClientProvider>
  );
}
