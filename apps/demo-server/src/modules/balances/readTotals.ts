import type { Money } from '@coffer/adapter';
import { type LedgerTotals, readLedgerBalances } from '../../ledger/index.ts';
import { readCustomer } from '../customers/index.ts';
import { type ReportingSettings, readMerchant } from '../merchants/index.ts';
import { toMoney, type WalletContext } from '../shared/index.ts';
import { type AccessScope, listCustomerWallets } from '../wallets/index.ts';
import { countableCurrencies, nullIfOutOfRange } from './countableCurrencies.ts';
import { reportingTotal } from './reportingTotal.ts';

/** Totals of all wallets in one currency. */
export type CurrencyTotals = {
  currency: string;
  /** Number of open wallets. */
  wallets: number;
  balance: Money;
  pendingCharges: Money;
  availableBalance: Money;
  /** Debt of the wallets below zero, as a positive amount. `balance` is already reduced by it. */
  owed: Money;
};

/** Totals of all wallets in an access scope. */
export type Totals = {
  /** Totals by currency, sorted by currency code. */
  currencies: CurrencyTotals[];
  /** Currencies with a sum beyond 2^53−1, which are not in `currencies`. */
  outOfRange: string[];
  /** Total in the reporting currency. Null without a reporting currency, or when a sum is beyond 2^53−1. */
  total: {
    balance: Money;
    pendingCharges: Money;
    availableBalance: Money;
    /** Currencies without a rate. The total does not include them. */
    unrated: string[];
  } | null;
  asOf: string;
};

/**
 * Adds up the wallets of a merchant, or of one of its customers.
 *
 * @throws WalletError `not_found`
 */
export async function readTotals(
  context: WalletContext,
  { merchantId, customerId }: AccessScope,
): Promise<Totals> {
  const { settings } = await readMerchant(context.database, merchantId);
  const { reporting } = settings;
  const accountIds =
    customerId === null ? {} : { accountIds: await walletIds(context, { merchantId, customerId }) };
  const at = context.now();
  const sums = await readLedgerBalances(context.database, { ledgerId: merchantId, at, ...accountIds });
  return {
    ...countableCurrencies(sums, (sum) => ({
      currency: sum.currency,
      wallets: sum.accounts,
      balance: toMoney(sum.balance, sum.currency),
      pendingCharges: toMoney(sum.reserved, sum.currency),
      availableBalance: toMoney(sum.available, sum.currency),
      owed: toMoney(sum.owed, sum.currency),
    })),
    total: reporting && nullIfOutOfRange(() => totalOf(sums, reporting)),
    asOf: at.toISOString(),
  };
}

function totalOf(sums: readonly LedgerTotals[], reporting: ReportingSettings): Totals['total'] {
  const add = (amount: (sum: LedgerTotals) => bigint) =>
    reportingTotal(
      reporting,
      sums.map((sum) => ({ currency: sum.currency, amount: amount(sum) })),
    );
  const balance = add((sum) => sum.balance);
  const pendingCharges = add(({ reserved }) => reserved);
  return {
    balance: balance.amount,
    pendingCharges: pendingCharges.amount,
    availableBalance: add(({ available }) => available).amount,
    unrated: [...new Set([...balance.unrated, ...pendingCharges.unrated])].sort(),
  };
}

async function walletIds(
  context: WalletContext,
  owner: { merchantId: string; customerId: string },
): Promise<string[]> {
  await readCustomer(context, owner.merchantId, owner.customerId);
  return (await listCustomerWallets(context.database, owner)).map(({ id }) => id);
}
