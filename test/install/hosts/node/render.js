// Plain Node, no bundler: every entry of the packages loads, and what they show is in the HTML.
import { readFileSync } from 'node:fs';
import { httpAdapter } from '@coffer/adapter';
import { memoryAdapter } from '@coffer/adapter/memory';
import { createWalletHandler } from '@coffer/adapter/server';
import { BalanceCard, LedgerTable, TopUpForm, WalletTheme } from '@coffer/components';
import { createWalletConfig, prefetchWallet, WalletProvider } from '@coffer/hooks';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement as h } from 'react';
import { renderToString } from 'react-dom/server';

const wallet = memoryAdapter();
const handler = createWalletHandler({
  authenticate: async () => ({ customerId: 'cus_1', scopes: ['view', 'topUp', 'manage'] }),
  adapter: () => wallet,
});
const adapter = httpAdapter({
  baseUrl: 'http://localhost',
  fetch: (input, init) => handler(new Request(input, init)),
});
const config = createWalletConfig({ adapter, customerId: 'cus_1' });
const queryClient = new QueryClient();
await prefetchWallet(queryClient, config);

const html = renderToString(
  h(
    QueryClientProvider,
    { client: queryClient },
    h(WalletProvider, { config }, h(WalletTheme, null, h(BalanceCard), h(TopUpForm), h(LedgerTable))),
  ),
);

const manifest = (name) =>
  JSON.parse(readFileSync(new URL(`./node_modules/@coffer/${name}/package.json`, import.meta.url), 'utf8'));
const entries = ['adapter', 'hooks', 'components'].flatMap((name) =>
  Object.keys(manifest(name).exports).map((entry) => `@coffer/${name}${entry.slice(1)}`),
);
const loaded = {};
for (const entry of entries) {
  // The contract stands on vitest, which only authors of adapters have; a style sheet is no module.
  if (entry.endsWith('/contract')) continue;
  if (entry.endsWith('.css')) loaded[entry] = readFileSync(new URL(import.meta.resolve(entry))).length;
  else if (entry.endsWith('.json'))
    loaded[entry] = Object.keys((await import(entry, { with: { type: 'json' } })).default).length;
  else loaded[entry] = Object.keys(await import(entry)).length;
}
process.stdout.write(JSON.stringify({ html, loaded }));
