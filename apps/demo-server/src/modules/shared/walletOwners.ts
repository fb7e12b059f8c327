import type { Database } from '../../database/Database.ts';
import { execute, kysely } from '../../database/queryBuilder.ts';
import { batchLoader } from './batchLoader.ts';

/** Owner of a wallet, which never changes. Wallets are never deleted. */
type Owners = { merchantId: string; customerId: string };

/** Whether a wallet exists within a scope. A null customer stands for all customers of the merchant. */
export type WalletOwners = (
  asker: { merchantId: string; customerId: string | null },
  walletId: string,
) => Promise<boolean>;

/** Maximum number of wallets in the cache, which stores only ids. */
const walletsMax = 10_000;

/**
 * Caches owners, so that their writes need no extra read. Only owners are answered from the cache, so that rejecting
 * anyone else takes the same time whether the wallet exists or not.
 */
export function walletOwners(database: Database): WalletOwners {
  const known = new Map<string, Owners>();
  const find = batchLoader<string, Owners>(async (walletIds) => {
    const query = kysely
      .selectFrom('wallets')
      .select(['id', 'merchant_id as merchantId', 'customer_id as customerId'])
      .where('id', '=', ({ fn, val }) => fn.any(val(walletIds)));
    const rows = await execute(database, query);
    return new Map(rows.map(({ id, ...owners }) => [id, owners]));
  });
  return async (asker, walletId) => {
    const isTheirs = (owners: Owners | undefined): owners is Owners =>
      owners?.merchantId === asker.merchantId &&
      (asker.customerId === null || owners.customerId === asker.customerId);
    const remembered = known.get(walletId);
    const owners = isTheirs(remembered) ? remembered : await find(walletId);
    if (!isTheirs(owners)) return false;
    remember(known, walletId, owners);
    return true;
  };
}

/** Least recently used first; those are dropped first. */
function remember(known: Map<string, Owners>, walletId: string, owners: Owners): void {
  known.delete(walletId);
  known.set(walletId, owners);
  for (const oldest of known.keys()) {
    if (known.size <= walletsMax) break;
    known.delete(oldest);
  }
}
