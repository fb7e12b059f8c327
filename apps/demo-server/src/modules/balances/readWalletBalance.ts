import type { Money, WalletBalance } from '@coffer/adapter';
import type { Queryable } from '../../database/Database.ts';
import { type AccountBalance, readBalance, readBalanceAsOf } from '../../ledger/index.ts';
import { notFound, type WalletContext } from '../shared/index.ts';
import { type AccessScope, findWallet } from '../wallets/index.ts';
import { readThresholdCrossings } from './readThresholdCrossings.ts';

/** Reads a wallet's current balance. */
export async function readWalletBalance(
  context: WalletContext,
  owner: AccessScope,
  walletId: string,
): Promise<WalletBalance> {
  await findWallet(context.database, owner, walletId);
  const now = context.now();
  const account = await requireBalance(context.database, walletId, now);
  const crossings = await readThresholdCrossings(context.database, account);
  return { ...toWalletBalance(account, now), ...crossings };
}

/** Balance of a wallet at a point in time. */
export type PastBalance = { walletId: string; balance: Money; asOf: string };

/** Reads a wallet's balance as of a point in time: the sum of all entries up to and including `at`. */
export async function readPastBalance(
  context: WalletContext,
  owner: AccessScope,
  { walletId, at }: { walletId: string; at: Date },
): Promise<PastBalance> {
  const { currency } = await findWallet(context.database, owner, walletId);
  const amount = await readBalanceAsOf(context.database, walletId, at);
  if (amount === null) throw notFound('wallet');
  return { walletId, balance: { amount, currency }, asOf: at.toISOString() };
}

/**
 * Reads the ledger balance of a wallet.
 *
 * @throws WalletError `not_found` when there is no such wallet
 */
export async function requireBalance(
  database: Queryable,
  walletId: string,
  at: Date,
): Promise<AccountBalance> {
  const balance = await readBalance(database, { accountId: walletId, at });
  if (!balance) throw notFound('wallet');
  return balance;
}

function toWalletBalance(account: AccountBalance, now: Date): WalletBalance {
  const money = (amount: number) => ({ amount, currency: account.currency });
  const { nextExpiry } = account;
  return {
    walletId: account.accountId,
    status: account.status,
    balance: money(account.balance),
    pendingCharges: money(account.reserved),
    availableBalance: money(account.available),
    promotionalBalance: money(account.promotional),
    nextExpiry: nextExpiry && { amount: money(nextExpiry.amount), expiresAt: nextExpiry.at.toISOString() },
    sequence: account.sequence,
    asOf: now.toISOString(),
  };
}
