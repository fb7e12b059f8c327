import type { Queryable } from '../../database/Database.ts';
import { listOpenWallets, type WalletWithBalances, withBalances } from '../wallets/index.ts';
import type { Customer } from './customers.ts';

/** Customer with the wallets that are not closed. */
export type CustomerWithWallets = Customer & {
  wallets: WalletWithBalances[];
  /** Time of the newest entry in these wallets, RFC 3339; null without entries. */
  lastActivityAt: string | null;
};

/** Adds wallets and their balances to customers, with two statements for all of them. */
export async function withWallets(
  { database, now }: { database: Queryable; now: () => Date },
  merchantId: string,
  customers: readonly Customer[],
): Promise<CustomerWithWallets[]> {
  const customerIds = customers.map(({ id }) => id);
  const open = await listOpenWallets(database, { merchantId, customerIds });
  const listed = await withBalances(database, open, now());
  const ofCustomer = Map.groupBy(listed, ({ customerId }) => customerId);
  return customers.map((customer) => {
    const wallets = ofCustomer.get(customer.id) ?? [];
    const times = wallets.flatMap(({ lastEntryAt }) => lastEntryAt ?? []);
    return { ...customer, wallets, lastActivityAt: times.toSorted().at(-1) ?? null };
  });
}
