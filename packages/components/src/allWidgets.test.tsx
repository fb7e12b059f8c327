import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { version } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import {
  AlertSettings,
  AutoTopUpSettings,
  BalanceCard,
  BalanceChart,
  EntryDetail,
  ExpiringFunds,
  InvoiceList,
  LedgerTable,
  LowBalanceBanner,
  Money,
  MoneyInput,
  PaymentMethodPicker,
  QuoteSummary,
  TopUpDialog,
  TopUpForm,
  WalletSwitcher,
} from './index.ts';
import { renderOnStage } from './testing/renderOnStage.tsx';

afterEach(() => vi.restoreAllMocks());

const usd = (amount: number) => ({ amount, currency: 'USD' });
const quote = {
  amount: usd(100),
  bonus: usd(0),
  fee: usd(0),
  tax: usd(0),
  total: usd(100),
  balanceAfter: usd(200),
};

test('all widgets on one page, and one top-up, on the React that is meant', async () => {
  expect(version.split('.')[0]).toBe(import.meta.env.COFFER_REACT_MAJOR);
  const errors = vi.spyOn(console, 'error');
  const warnings = vi.spyOn(console, 'warn');
  const { container } = renderOnStage(
    <>
      <WalletSwitcher />
      <LowBalanceBanner />
      <BalanceCard data-testid="card" />
      <BalanceChart />
      <ExpiringFunds />
      <InvoiceList />
      <LedgerTable />
      <EntryDetail entry={null} onClose={() => {}} />
      <AutoTopUpSettings />
      <AlertSettings />
      <PaymentMethodPicker />
      <Money value={usd(1)} />
      <MoneyInput currency="USD" label="A sum" />
      <QuoteSummary quote={quote} />
      <TopUpDialog trigger="In a dialog" />
      <TopUpForm />
    </>,
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Pay $100.00' }, { timeout: 5_000 }));
  // $1,248.50, $100.00 and a bonus of $5.00.
  await expect.poll(() => screen.getByTestId('card').textContent, { timeout: 5_000 }).toContain('1,353.50');
  await expect.poll(() => container.querySelector('[aria-busy="true"]'), { timeout: 5_000 }).toBeNull();
  expect(container.querySelectorAll('[data-slot$="-failed"], [role="alert"]')).toHaveLength(0);
  expect(errors.mock.calls).toEqual([]);
  expect(warnings.mock.calls).toEqual([]);
});
