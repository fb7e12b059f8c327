import type { Entry } from '@coffer/adapter';
import { readEntries } from '../../ledger/index.ts';
import type { WalletContext } from '../shared/index.ts';
import { listCustomerWallets, toEntry } from '../wallets/index.ts';

export type ListCustomerEntriesParameters = {
  currency?: string | undefined;
  skip: number;
  take: number;
};

/** Lists the entries of all wallets of a customer, newest first, for a wire that pages by number. */
export async function listCustomerEntries(
  context: WalletContext,
  owner: { merchantId: string; customerId: string },
  { currency, skip, take }: ListCustomerEntriesParameters,
): Promise<Entry[]> {
  const wallets = await listCustomerWallets(context.database, owner);
  const asked = wallets.filter((wallet) => currency === undefined || wallet.currency === currency);
  const accountIds = asked.map(({ id }) => id);
  const entries = await readEntries(context.database, { accountIds, limit: skip + take });
  return entries.slice(skip).map(toEntry);
}
