import { WalletError } from '@coffer/adapter';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { createStoryWallet } from '../stories/storyWallet.ts';
import { openWalletPage } from '../testing/openWalletPage.tsx';
import { LedgerTable } from './LedgerTable.tsx';
import type { LedgerFilter } from './ledgerFilter.ts';

const patiently = { timeout: 10_000 };
const table = () => document.querySelector('[data-slot="ledger-table"]');
const rows = () =>
  table()?.querySelectorAll('[data-slot="ledger-table-body"] [data-slot="ledger-table-row"]');

function FilteredTable() {
  const [filter, setFilter] = useState<LedgerFilter>({ direction: 'out' });
  return (
    <>
      <button type="button" onClick={() => setFilter({ direction: 'in' })}>
        Money in
      </button>
      <LedgerTable filter={filter} onFilterChange={setFilter} />
    </>
  );
}

test('behavior: rows of the previous filter disappear within a second while the backend is away', {
  timeout: 20_000,
}, async () => {
  const { adapter } = createStoryWallet({});
  const { listEntries } = adapter;
  const response = Promise.withResolvers<void>();
  adapter.listEntries = async (parameters, options) => {
    if (parameters.filter?.direction === 'in') await response.promise;
    return listEntries(parameters, options);
  };
  openWalletPage(adapter, <FilteredTable />);
  await waitFor(() => expect(table()?.getAttribute('data-state')).toBe('ready'), patiently);
  const debit = rows()?.[0]?.textContent ?? '';
  await userEvent.click(screen.getByRole('button', { name: 'Money in' }));
  await waitFor(() => expect(table()?.getAttribute('aria-busy')).toBe('true'));
  await waitFor(() => expect(table()?.textContent).not.toContain(debit), { timeout: 2000 });
  expect(table()?.getAttribute('data-state')).toBe('loading');
  response.resolve();
  await waitFor(() => expect(table()?.getAttribute('data-state')).toBe('ready'), patiently);
});

test('behavior: rows of the previous filter disappear as soon as a request has failed', async () => {
  const { adapter } = createStoryWallet({});
  openWalletPage(adapter, <FilteredTable />);
  await waitFor(() => expect(table()?.getAttribute('data-state')).toBe('ready'), patiently);
  const debit = rows()?.[0]?.textContent ?? '';
  const broken = () => Promise.reject(new WalletError('network_error', 'The line is cut.'));
  adapter.listEntries = broken;
  await userEvent.click(screen.getByRole('button', { name: 'Money in' }));
  await waitFor(() => expect(table()?.textContent).not.toContain(debit), { timeout: 500 });
});
