import { httpAdapter } from '@coffer/adapter';
import { BalanceCard } from '@coffer/components/BalanceCard';
import { TopUpDialog } from '@coffer/components/TopUpDialog';
import { WalletPage } from '@coffer/components/WalletPage';
import { WalletSwitcher } from '@coffer/components/WalletSwitcher';
import { createWalletConfig, WalletProvider } from '@coffer/hooks';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import '@coffer/components/styles.css';
import { rootElement } from './rootElement.ts';

const config = createWalletConfig({ adapter: httpAdapter({ baseUrl: '/wallet' }) });
const queryClient = new QueryClient();

/** Every widget of the kit on one page, over HTTP. */
export async function openWidgets() {
  createRoot(rootElement()).render(
    <QueryClientProvider client={queryClient}>
      <WalletProvider config={config} timeZone="Europe/Berlin">
        <header
          style={{ display: 'grid', gridTemplateColumns: '180px 240px auto', height: 40, overflow: 'hidden' }}
        >
          <div>
            <WalletSwitcher />
          </div>
          <div>
            <BalanceCard variant="inline" />
          </div>
          <div>
            <TopUpDialog />
          </div>
        </header>
        <WalletPage />
      </WalletProvider>
    </QueryClientProvider>,
  );
}
