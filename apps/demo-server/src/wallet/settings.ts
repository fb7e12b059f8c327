import type { Queryable } from '../database/Database.ts';
import { notFound } from './notFound.ts';
import type { WalletContext } from './WalletContext.ts';
import type { WalletSettings } from './WalletSettings.ts';

/** A merchant as the merchant itself sees it. */
export type Merchant = { id: string; name: string; settings: WalletSettings };

/** Reads a merchant and its settings. */
export async function readMerchant(database: Queryable, merchantId: string): Promise<Merchant> {
  const [row] = await database.query<Merchant>('select id, name, settings from merchants where id = $1', [
    merchantId,
  ]);
  if (!row) throw notFound('merchant');
  return row;
}

/** Replaces what `change` names; what it leaves out stays. */
export function updateMerchant(
  context: WalletContext,
  merchantId: string,
  change: { name?: string | undefined; settings?: Partial<WalletSettings> },
): Promise<Merchant> {
  return context.database.transaction(async (transaction) => {
    await transaction.query('select id from merchants where id = $1 for update', [merchantId]);
    const merchant = await readMerchant(transaction, merchantId);
    const changed = {
      ...merchant,
      name: change.name ?? merchant.name,
      settings: { ...merchant.settings, ...change.settings },
    };
    await transaction.query('update merchants set name = $2, settings = $3::text::jsonb where id = $1', [
      merchantId,
      changed.name,
      JSON.stringify(changed.settings),
    ]);
    return changed;
  });
}
