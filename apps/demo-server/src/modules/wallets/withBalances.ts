import type { Money, Wallet } from '@coffer/adapter';
import type { Queryable } from '../../database/Database.ts';
import { readBalances } from '../../ledger/index.ts';
import { notFound } from '../shared/index.ts';

/** Wallet with its current balances. */
export type WalletWithBalances = Wallet & {
  balance: Money;
  pendingCharges: Money;
  availableBalance: Money;
  promotionalBalance: Money;
  /** Time of the newest entry, RFC 3339; null without entries. */
  lastEntryAt: string | null;
};

/** Adds the balances at the instant `at` to wallets, with one statement for all of them. */
export async function withBalances(
  database: Queryable,
  wallets: readonly Wallet[],
  at: Date,
): Promise<WalletWithBalances[]> {
  if (wallets.length === 0) return [];
  const balances = await readBalances(database, { accountIds: wallets.map(({ id }) => id), at });
  return wallets.map((wallet) => {
    const account = balances.get(wallet.id);
    if (!account) throw new Error(`Wallet ${wallet.id} has no account.`);
    const money = (amount: number) => ({ amount, currency: wallet.currency });
    return {
      ...wallet,
      balance: money(account.balance),
      pendingCharges: money(account.reserved),
      availableBalance: money(account.available),
      promotionalBalance: money(account.promotional),
      lastEntryAt: account.lastEntryAt?.toISOString() ?? null,
    };
  });
}

/** Adds the balances at the instant `at` to one wallet. */
export async function withBalance(
  database: Queryable,
  wallet: Wallet,
  at: Date,
): Promise<WalletWithBalances> {
  const [found] = await withBalances(database, [wallet], at);
  if (!found) throw notFound('wallet');
  return found;
}
