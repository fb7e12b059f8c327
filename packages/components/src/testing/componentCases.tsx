import type { Entry } from '@coffer/adapter';
import type { ReactNode } from 'react';
import * as kit from '../index.ts';

type Kit = typeof kit;
/** Name of an exported component: an exported value that starts with a capital. */
export type ComponentName = { [Name in keyof Kit]: Name extends Capitalize<Name> ? Name : never }[keyof Kit];

const usd = (amount: number) => ({ amount, currency: 'USD' });
const noop = () => {};

const entry: Entry = {
  id: 'ent_1',
  walletId: 'wal_usd',
  number: 1,
  type: 'debit',
  source: 'usage',
  amount: usd(-1250),
  balanceBefore: usd(126100),
  balanceAfter: usd(124850),
  reason: 'Inference',
  reference: null,
  metadata: {},
  // Another day in most time zones.
  createdAt: '2025-11-20T23:30:00Z',
};

/**
 * Every exported component with the props that it needs. Tests of the whole kit render these. A new component is a type
 * error until it has a case.
 */
export const componentCases: Record<ComponentName, () => ReactNode> = {
  AlertSettings: () => <kit.AlertSettings />,
  AutoTopUpSettings: () => <kit.AutoTopUpSettings />,
  BalanceCard: () => <kit.BalanceCard />,
  BalanceChart: () => <kit.BalanceChart />,
  EntryDetail: () => <kit.EntryDetail entry={entry} onClose={noop} />,
  ExpiringFunds: () => <kit.ExpiringFunds />,
  InvoiceList: () => <kit.InvoiceList />,
  LedgerTable: () => <kit.LedgerTable />,
  LowBalanceBanner: () => <kit.LowBalanceBanner />,
  Money: () => <kit.Money value={usd(-123456789)} variant="movement" />,
  MoneyInput: () => <kit.MoneyInput currency="USD" label="Amount" defaultValue={usd(123456)} />,
  PaymentMethodPicker: () => <kit.PaymentMethodPicker />,
  QuoteSummary: () => (
    <kit.QuoteSummary
      quote={{
        amount: usd(10000),
        bonus: usd(500),
        fee: usd(250),
        tax: usd(0),
        total: usd(10250),
        balanceAfter: usd(135350),
        bonusExpiresAt: '2025-12-31T23:30:00Z',
      }}
    />
  ),
  TopUpDialog: () => <kit.TopUpDialog trigger="Add funds" />,
  TopUpForm: () => <kit.TopUpForm />,
  WalletPage: () => <kit.WalletPage />,
  WalletSwitcher: () => <kit.WalletSwitcher />,
  WalletTheme: () => <kit.WalletTheme accent="#0f766e">Themed</kit.WalletTheme>,
};

export const componentNames = Object.keys(componentCases) as ComponentName[];
