import type { Wallet } from '@coffer/adapter';
import type { WalletContext } from '../shared/index.ts';
import { listCustomerWallets, withBalances } from '../wallets/index.ts';

/** Wallet with its balance in minor units and the time of its last change. */
export type CustomerBalance = Wallet & { balance: number; updatedAt: string };

/** Lists a customer's wallets with their balances. */
export async function listCustomerBalances(
  context: WalletContext,
  owner: { merchantId: string; customerId: string },
): Promise<CustomerBalance[]> {
  const wallets = await listCustomerWallets(context.database, owner);
  const listed = await withBalances(context.database, wallets, context.now());
  return listed.map(({ balance, lastEntryAt, ...wallet }) => ({
    ...wallet,
    balance: balance.amount,
    updatedAt: lastEntryAt ?? wallet.createdAt,
  }));
}
