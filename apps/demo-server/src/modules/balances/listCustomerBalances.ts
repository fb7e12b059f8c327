import type { Wallet } from '@coffer/adapter';
import { readEntries } from '../../ledger/index.ts';
import type { WalletContext } from '../shared/index.ts';
import { listCustomerWallets } from '../wallets/index.ts';
import { requireBalance } from './readWalletBalance.ts';

/** Wallet with its balance in minor units and the time of its last change. */
export type CustomerBalance = Wallet & { balance: number; updatedAt: string };

/** Lists a customer's wallets with their balances. */
export async function listCustomerBalances(
  context: WalletContext,
  owner: { merchantId: string; customerId: string },
): Promise<CustomerBalance[]> {
  const wallets = await listCustomerWallets(context.database, owner);
  const now = context.now();
  return Promise.all(
    wallets.map(async (wallet) => {
      const { balance } = await requireBalance(context.database, wallet.id, now);
      const [newest] = await readEntries(context.database, { accountIds: [wallet.id], limit: 1 });
      return { ...wallet, balance, updatedAt: newest?.createdAt.toISOString() ?? wallet.createdAt };
    }),
  );
}
