import type { WalletAdapter } from '@coffer/adapter';
import { screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, test } from 'vitest';
import { AutoTopUpSettings } from './AutoTopUpSettings/AutoTopUpSettings.tsx';
import { EntryDetail } from './EntryDetail/EntryDetail.tsx';
import { InvoiceList } from './InvoiceList/InvoiceList.tsx';
import { LedgerTable } from './LedgerTable/LedgerTable.tsx';
import { PaymentMethodPicker } from './PaymentMethodPicker/PaymentMethodPicker.tsx';
import { createStoryWallet } from './stories/storyWallet.ts';
import { TopUpForm } from './TopUpForm/TopUpForm.tsx';
import { openWalletPage } from './testing/openWalletPage.tsx';

const markup = '<img src="x" onerror="alert(1)"> & {name} </b>';
const names = new Set(['name', 'brand', 'number', 'description', 'reason', 'label', 'paymentMethod']);

/** Replaces each text that a person has entered by a text with markup. */
function renamed(response: unknown): unknown {
  if (Array.isArray(response)) return response.map(renamed);
  if (typeof response !== 'object' || response === null) return response;
  const fields = Object.entries(response).map(([field, value]) => [
    field,
    typeof value === 'string' && names.has(field) ? markup : renamed(value),
  ]);
  return Object.fromEntries(fields);
}

const renaming = (adapter: WalletAdapter): WalletAdapter =>
  new Proxy(adapter, {
    get(target, name, receiver) {
      const method = Reflect.get(target, name, receiver);
      if (typeof method !== 'function' || name === 'streamEvents' || name === 'exportEntries') return method;
      return async (...given: unknown[]) => renamed(await Reflect.apply(method, target, given));
    },
  });

const pages: [title: string, scenario: 'default' | 'frozen' | 'invoices' | 'autoTopUp', page: ReactNode][] = [
  ['<AutoTopUpSettings />', 'autoTopUp', <AutoTopUpSettings key="page" />],
  ['<InvoiceList />', 'invoices', <InvoiceList key="page" />],
  ['<LedgerTable />', 'default', <LedgerTable key="page" />],
  ['<PaymentMethodPicker />', 'default', <PaymentMethodPicker key="page" />],
  ['<TopUpForm />, its methods', 'default', <TopUpForm key="page" />],
  ['<TopUpForm />, its merchant', 'frozen', <TopUpForm key="page" />],
];

test.each(pages)('%s: shows a name with markup as text', async (_title, scenario, page) => {
  const { container } = openWalletPage(renaming(createStoryWallet({ scenario }).adapter), page);
  await waitFor(() => expect(container.textContent).toContain(markup), { timeout: 5_000 });
  expect(container.querySelectorAll('img, b')).toHaveLength(0);
});

test('<EntryDetail />: shows a name with markup as text, also on the receipt', async () => {
  const adapter = renaming(createStoryWallet({}).adapter);
  const [wallet] = await adapter.listWallets();
  const { items } = await adapter.listEntries({ walletId: String(wallet?.id) });
  const entry = items.find(({ source }) => source === 'autoTopUp') ?? null;
  openWalletPage(adapter, <EntryDetail entry={entry} onClose={() => {}} />);
  const drawer = await screen.findByRole('dialog', {}, { timeout: 5_000 });
  // The title, and on the receipt its number, the sender and the recipient.
  await waitFor(() => expect(drawer.textContent?.split(markup).length).toBeGreaterThan(4), {
    timeout: 5_000,
  });
  expect(drawer.querySelectorAll('img, b')).toHaveLength(0);
});
