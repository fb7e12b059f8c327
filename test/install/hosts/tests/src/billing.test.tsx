import { BalanceCard, LedgerTable, TopUpDialog, WalletPage } from '@coffer/components';
import { createTestWallet } from '@coffer/hooks/testing';
import { cleanup, configure, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

// A machine may be busy.
configure({ asyncUtilTimeout: 10_000 });

const complaints: unknown[] = [];
for (const level of ['warn', 'error'] as const) {
  console[level] = (...texts: unknown[]) => void complaints.push(texts);
}
afterEach(() => {
  cleanup();
  expect(complaints.splice(0)).toEqual([]);
});

test('a balance card follows a charge', async () => {
  const { adapter, wrapper } = createTestWallet();
  render(<BalanceCard />, { wrapper });
  await screen.findByText('1,248.50 US dollars');
  const [wallet] = await adapter.listWallets();
  adapter.post({ walletId: wallet.id, amount: { amount: -500, currency: 'USD' }, source: 'usage' });
  await screen.findByText('1,243.50 US dollars');
});

test('a double click in the dialog pays once', async () => {
  const { adapter, wrapper } = createTestWallet();
  render(<TopUpDialog />, { wrapper });
  const [wallet] = await adapter.listWallets();
  const before = await adapter.getBalance({ walletId: wallet.id });
  await userEvent.click(await screen.findByRole('button', { name: 'Add funds' }));
  await userEvent.dblClick(await screen.findByRole('button', { name: 'Pay $100.00' }));
  await screen.findByText('$100.00 added');
  const after = await adapter.getBalance({ walletId: wallet.id });
  // With the bonus of $5.00.
  expect(after.balance.amount - before.balance.amount).toBe(10_500);
});

test('a row of the table opens the details of its entry', async () => {
  const { wrapper } = createTestWallet();
  render(<LedgerTable />, { wrapper });
  await userEvent.click(await screen.findByRole('button', { name: 'Invoice INV-0042' }));
  await screen.findByRole('dialog', { name: 'Invoice INV-0042' });
});

test('the page renders with its chart', async () => {
  const { wrapper } = createTestWallet();
  render(<WalletPage />, { wrapper });
  await screen.findByText('1,248.50 US dollars');
  await screen.findByRole('heading', { name: 'Activity' });
  await waitFor(() => expect(document.querySelector('[data-slot="balance-chart-drawing"]')).not.toBeNull());
});
