import { expect, test } from 'vitest';
import * as components from './index.ts';

test('exports', () => {
  expect(Object.keys(components).sort()).toMatchInlineSnapshot(`
    [
      "AlertSettings",
      "AutoTopUpSettings",
      "BalanceCard",
      "BalanceChart",
      "EntryDetail",
      "ExpiringFunds",
      "InvoiceList",
      "LedgerTable",
      "LowBalanceBanner",
      "Money",
      "MoneyInput",
      "PaymentMethodPicker",
      "QuoteSummary",
      "TopUpDialog",
      "TopUpForm",
      "WalletPage",
      "WalletSwitcher",
      "WalletTheme",
      "ledgerFilterFromSearch",
      "ledgerFilterToSearch",
      "loadMessages",
    ]
  `);
});
