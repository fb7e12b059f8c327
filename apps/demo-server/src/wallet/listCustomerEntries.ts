import type { Entry } from '@coffer/adapter';
import { readEntries } from '../ledger/readEntries.ts';
import { toEntry } from './toEntry.ts';
import type { WalletContext } from './WalletContext.ts';
import { listCustomerWallets } from './wallets.ts';

export type ListCustomerEntriesParameters = {
  currency?: string | undefined;
  skip: number;
  take: number;
};

/** Entries of a customer's wallets together, newest first: for a wire that pages by number. */
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
