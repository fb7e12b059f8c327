import { WalletProvider } from '@coffer/hooks';
import { QueryClientProvider } from '@tanstack/react-query';
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { WalletTheme } from './index.ts';
import { createStoryWallet, storyNow } from './stories/storyWallet.ts';
import { componentCases, componentNames } from './testing/componentCases.tsx';

/** Components that show nothing until they have data, or that need none. */
const neverLoading = /^(EntryDetail|Money|MoneyInput|QuoteSummary|TopUpDialog|WalletSwitcher|WalletTheme)$/;

test.each(componentNames)('<%s /> renders on a server, in its loading state if it has one', (name) => {
  const { config, queryClient } = createStoryWallet({});
  const html = renderToString(
    <QueryClientProvider client={queryClient}>
      <WalletProvider config={config} now={() => storyNow}>
        <WalletTheme>{componentCases[name]()}</WalletTheme>
      </WalletProvider>
    </QueryClientProvider>,
  );
  expect(html.includes('aria-busy="true"')).toBe(!neverLoading.test(name));
});
