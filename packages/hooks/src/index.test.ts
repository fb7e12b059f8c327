import { expect, test } from 'vitest';
import * as hooks from './index.ts';

test('exports', () => {
  expect(Object.keys(hooks).sort()).toMatchInlineSnapshot(`
    [
      "WalletProvider",
      "balanceQueryKey",
      "balanceQueryOptions",
      "createWalletConfig",
      "entriesInfiniteQueryKey",
      "entriesInfiniteQueryOptions",
      "paymentMethodsQueryKey",
      "paymentMethodsQueryOptions",
      "prefetchWallet",
      "sessionQueryKey",
      "sessionQueryOptions",
      "topUpQueryKey",
      "topUpQueryOptions",
      "topUpQuoteQueryKey",
      "topUpQuoteQueryOptions",
      "useAddPaymentMethod",
      "useBalance",
      "useConnectionStatus",
      "useEntries",
      "useFormatDate",
      "useFormatMoney",
      "useMakeDefaultPaymentMethod",
      "useMoneyInput",
      "usePaymentMethods",
      "useRemovePaymentMethod",
      "useSelectWallet",
      "useTopUp",
      "useTopUpQuote",
      "useWalletConfig",
      "useWalletEvents",
      "useWalletId",
      "useWalletLocale",
      "useWalletSession",
      "useWallets",
      "walletsQueryKey",
      "walletsQueryOptions",
    ]
  `);
});
