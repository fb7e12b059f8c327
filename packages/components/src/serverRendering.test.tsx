import { WalletProvider } from '@coffer/hooks';
import { QueryClientProvider } from '@tanstack/react-query';
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import {
  AlertSettings,
  AutoTopUpSettings,
  BalanceCard,
  LedgerTable,
  LowBalanceBanner,
  TopUpForm,
  WalletTheme,
} from './index.ts';
import { createStoryWallet, storyNow } from './stories/storyWallet.ts';

test('renders on a server, in its loading state', () => {
  const { config, queryClient } = createStoryWallet({});
  const html = renderToString(
    <QueryClientProvider client={queryClient}>
      <WalletProvider config={config} now={() => storyNow}>
        <WalletTheme>
          <BalanceCard />
          <TopUpForm />
          <LedgerTable />
          <LowBalanceBanner />
          <AutoTopUpSettings />
          <AlertSettings />
        </WalletTheme>
      </WalletProvider>
    </QueryClientProvider>,
  );
  expect(html.match(/aria-busy="true"/g)).toHaveLength(6);
});
