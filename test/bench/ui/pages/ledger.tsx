import type { Entry, WalletAdapter } from '@coffer/adapter';
import { memoryAdapter } from '@coffer/adapter/memory';
import { LedgerTable } from '@coffer/components/LedgerTable';
import { createWalletConfig, entriesInfiniteQueryKey, WalletProvider } from '@coffer/hooks';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import '@coffer/components/styles.css';
import { entriesOf } from './entriesOf.ts';
import { rootElement } from './rootElement.ts';
import type { TablePage } from './TablePage.ts';

const pageSize = 100;
const wallets = memoryAdapter();
let entries: Entry[] = [];

/** A back end with the loaded history. Another one would replace the history when its stream opens. */
const adapter: WalletAdapter = {
  ...wallets,
  async getBalance(parameters, options) {
    const read = await wallets.getBalance(parameters, options);
    const balance = entries[0]?.balanceAfter ?? read.balance;
    return { ...read, balance };
  },
  async listEntries({ cursor = '0', limit = pageSize }) {
    const start = Number(cursor);
    const end = start + limit;
    return { items: entries.slice(start, end), nextCursor: end < entries.length ? String(end) : null };
  },
};
const config = createWalletConfig({ adapter, storage: null });
const queryClient = new QueryClient();
let walletId = '';

/** The kit's table, with all pages of its history loaded. */
export const ledgerPage: TablePage = {
  rowSelector: '[data-slot="ledger-table-row"]:has(time)',
  load: async (count) => {
    const [wallet] = await adapter.listWallets();
    if (!wallet) throw new Error('There is no wallet.');
    walletId = wallet.id;
    entries = entriesOf(walletId, count);
    const starts = Array.from({ length: Math.ceil(count / pageSize) }, (_, page) => page * pageSize);
    const pages = starts.map((start) => ({
      items: entries.slice(start, start + pageSize),
      nextCursor: start + pageSize < count ? String(start + pageSize) : null,
    }));
    queryClient.setQueryData(entriesInfiniteQueryKey(config, { walletId, limit: pageSize }), {
      pages,
      pageParams: starts.map((start) => (start === 0 ? null : String(start))),
    });
  },
  count: () => Number(document.querySelector('table')?.ariaRowCount ?? Number.NaN) - 1,
  draw: () =>
    createRoot(rootElement()).render(
      <QueryClientProvider client={queryClient}>
        <WalletProvider config={config}>
          <LedgerTable walletId={walletId} limit={pageSize} />
        </WalletProvider>
      </QueryClientProvider>,
    ),
};
