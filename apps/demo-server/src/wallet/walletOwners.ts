import type { Database } from '../database/Database.ts';
import { coalesced } from './coalesced.ts';

/** Whose a wallet is. That never changes, and a wallet never goes away. */
type Owners = { merchantId: string; customerId: string };

/** Finds whose a wallet is, or undefined where there is no such wallet. */
export type WalletOwners = (walletId: string) => Promise<Owners | undefined>;

/** Only the ids of a wallet's owners are kept, of so many wallets at most. */
const walletsMax = 10_000;

/**
 * Remembers owners, so that a write need not read them first. A wallet that is not found is looked for again
 * the next time.
 */
export function walletOwners(database: Database): WalletOwners {
  const known = new Map<string, Owners>();
  const find = coalesced<string, Owners>(async (walletIds) => {
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
  return async (walletId) => {
    const owners = known.get(walletId) ?? (await find(walletId));
    if (owners) remember(known, walletId, owners);
    return owners;
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
