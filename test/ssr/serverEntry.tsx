import { memoryAdapter } from '@coffer/adapter/memory';
import {
  alertSettingsQueryOptions,
  analyticsQueryOptions,
  autoTopUpQueryOptions,
  createWalletConfig,
  forecastQueryOptions,
  grantsInfiniteQueryOptions,
  invoicesInfiniteQueryOptions,
  prefetchWallet,
} from '@coffer/hooks';
import { type DehydratedState, dehydrate, QueryClient } from '@tanstack/react-query';
import { renderToString } from 'react-dom/server';
import { type ComponentName, componentCases } from '../../packages/components/src/testing/componentCases.tsx';
import { CasePage, caseNow } from './CasePage.tsx';

/** HTML and data of one component in one language, rendered by the server. */
export type ServedCase = { name: ComponentName; locale: string; html: string; state: DehydratedState };

// Runs in Node in another time zone. Renders every component as HTML, with data of the prefetch helpers.
const [, , ...locales] = process.argv;
const adapter = memoryAdapter({ now: () => caseNow });
const served: ServedCase[] = [];
for (const locale of locales) {
  for (const name of Object.keys(componentCases) as ComponentName[]) {
    const config = createWalletConfig({ adapter, customerId: 'cus_1' });
    const filled = new QueryClient();
    await prefetchWallet(filled, config);
    const [wallet] = await adapter.listWallets();
    const walletId = wallet?.id;
    await Promise.all([
      filled.prefetchQuery(alertSettingsQueryOptions(config, { walletId })),
      filled.prefetchQuery(autoTopUpQueryOptions(config, { walletId })),
      filled.prefetchQuery(forecastQueryOptions(config, { walletId })),
      filled.prefetchInfiniteQuery(
        grantsInfiniteQueryOptions(config, { walletId, order: 'expiry', limit: 10 }),
      ),
      filled.prefetchQuery(analyticsQueryOptions(config, { walletId, from: '2025-08-24', to: '2025-11-21' })),
      filled.prefetchInfiniteQuery(invoicesInfiniteQueryOptions(config)),
    ]);
    const state = dehydrate(filled);
    const html = renderToString(
      <CasePage name={name} locale={locale} config={config} queryClient={new QueryClient()} state={state} />,
    );
    served.push({ name, locale, html, state });
  }
}
process.stdout.write(JSON.stringify(served));
