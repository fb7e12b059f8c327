import type { Database } from '../../database/Database.ts';
import { batchLoader } from './batchLoader.ts';

/** Whose a wallet is. That never changes, and a wallet never goes away. */
type Owners = { merchantId: string; customerId: string };

/** Whether a wallet is there and the asker's: null as customer asks for all of the merchant's. */
export type WalletOwners = (
  asker: { merchantId: string; customerId: string | null },
  walletId: string,
) => Promise<boolean>;

/** Only the ids of a wallet's owners are kept, of so many wallets at most. */
const walletsMax = 10_000;

/**
 * Remembers owners, so that a write of theirs need not read them first. Only they are answered from memory: to
 * anybody else a wallet that is there takes as long to refuse as one that is not.
 */
export function walletOwners(database: Database): WalletOwners {
  const known = new Map<string, Owners>();
  const find = batchLoader<string, Owners>(async (walletIds) => {
    const rows = await database.query<{ id: string; merchant_id: string; customer_id: string }>(
      'select id, merchant_id, customer_id from wallets where id = any ($1::text[])',
      [walletIds],
    );
    return new Map(
      rows.map(({ id, merchant_id, customer_id }) => [
        id,
        { merchantId: merchant_id, customerId: customer_id },
      ]),
    );
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

/** The newest at the end; what was not asked for the longest goes first. */
function remember(known: Map<string, Owners>, walletId: string, owners: Owners): void {
  known.delete(walletId);
  known.set(walletId, owners);
  for (const oldest of known.keys()) {
    if (known.size <= walletsMax) break;
    known.delete(oldest);
  }
}
