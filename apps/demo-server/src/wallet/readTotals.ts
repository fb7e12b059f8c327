import type { Money } from '@coffer/adapter';
import { readBookBalances } from '../ledger/readBookBalances.ts';
import { readCustomer } from './customers.ts';
import { reportingTotal } from './reportingTotal.ts';
import { readMerchant } from './settings.ts';
import { toMoney } from './toMoney.ts';
import type { WalletContext } from './WalletContext.ts';
import { listCustomerWallets, type WalletOwner } from './wallets.ts';

/** What stands in one currency. */
export type CurrencyTotals = {
  currency: string;
  /** Open wallets. */
  wallets: number;
  balance: Money;
  pendingCharges: Money;
  availableBalance: Money;
  /** What wallets below zero owe; it lowers `balance`. */
  owed: Money;
};

/** What stands in all wallets that the owner may see. */
export type Totals = {
  /** By currency, in the order of their codes. They never mix. */
  currencies: CurrencyTotals[];
  /** In the reporting currency; null where the settings name none. */
  total: {
    balance: Money;
    pendingCharges: Money;
    availableBalance: Money;
    /** Currencies that the rate table does not know: they are not in it. */
    unrated: string[];
  } | null;
  asOf: string;
};

/** Adds up the wallets of a merchant, or of one of its customers. @throws WalletError `not_found` */
export async function readTotals(
  context: WalletContext,
  { merchantId, customerId }: WalletOwner,
): Promise<Totals> {
  const { settings } = await readMerchant(context.database, merchantId);
  const accountIds =
    customerId === null ? {} : { accountIds: await walletIds(context, { merchantId, customerId }) };
  const sums = await readBookBalances(context.database, { bookId: merchantId, ...accountIds });
  const totalOf = (amount: (sum: (typeof sums)[number]) => bigint) =>
    settings.reporting &&
    reportingTotal(
      settings.reporting,
      sums.map((sum) => ({ currency: sum.currency, amount: amount(sum) })),
    );
  const balance = totalOf((sum) => sum.balance);
  const pendingCharges = totalOf(({ held }) => held);
  const availableBalance = totalOf((sum) => sum.balance - sum.held);
  return {
    currencies: sums.map((sum) => ({
      currency: sum.currency,
      wallets: sum.accounts,
      balance: toMoney(sum.balance, sum.currency),
      pendingCharges: toMoney(sum.held, sum.currency),
      availableBalance: toMoney(sum.balance - sum.held, sum.currency),
      owed: toMoney(sum.owed, sum.currency),
    })),
    total: balance &&
      pendingCharges &&
      availableBalance && {
        balance: balance.amount,
        pendingCharges: pendingCharges.amount,
        availableBalance: availableBalance.amount,
        unrated: [...new Set([...balance.unrated, ...pendingCharges.unrated])].sort(),
      },
    asOf: context.now().toISOString(),
  };
}

async function walletIds(
  context: WalletContext,
  owner: { merchantId: string; customerId: string },
): Promise<string[]> {
  await readCustomer(context, owner.merchantId, owner.customerId);
  return (await listCustomerWallets(context.database, owner)).map(({ id }) => id);
}
