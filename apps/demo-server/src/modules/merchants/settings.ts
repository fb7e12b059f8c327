import { WalletError } from '@coffer/adapter';
import type { Queryable, SqlRow } from '../../database/Database.ts';
import { notFound, type WalletContext } from '../shared/index.ts';
import { defaultWalletSettings, type WalletSettings } from './WalletSettings.ts';

/** A merchant as the merchant itself sees it. */
export type Merchant = {
  id: string;
  name: string;
  settings: WalletSettings;
  /** Rises with each change. */
  version: number;
};

/** Reads a merchant and its settings. */
export async function readMerchant(database: Queryable, merchantId: string): Promise<Merchant> {
  const [row] = await database.query<Merchant>(
    'select id, name, settings, version from merchants where id = $1',
    [merchantId],
  );
  if (!row) throw notFound('merchant');
  // A setting that is newer than the merchant has its default.
  return { ...row, settings: { ...defaultWalletSettings, ...row.settings } };
}

/** Each merchant's days of warning before a credit expires. */
export async function readWarningDays(database: Queryable): Promise<Map<string, number>> {
  const rows = await database.query<SqlRow & { id: string; days: number | null }>(
    `select id, (settings ->> 'creditExpiryWarningDays')::integer as days from merchants`,
  );
  return new Map(rows.map(({ id, days }) => [id, days ?? defaultWalletSettings.creditExpiryWarningDays]));
}

/**
 * Replaces what `change` names; what it leaves out stays.
 *
 * @throws WalletError `version_conflict` when it was changed since the version that this was made from
 */
export function updateMerchant(
  context: WalletContext,
  merchantId: string,
  change: { name?: string | undefined; settings?: Partial<WalletSettings>; version?: number | undefined },
): Promise<Merchant> {
  return context.database.transaction(async (transaction) => {
    await transaction.query('select id from merchants where id = $1 for update', [merchantId]);
    const merchant = await readMerchant(transaction, merchantId);
    if (change.version !== undefined && change.version !== merchant.version) {
      const message =
        'These settings were changed meanwhile. Read them again, and save what you want to keep.';
      throw new WalletError('version_conflict', message, { facts: { version: merchant.version } });
    }
    const changed = {
      ...merchant,
      version: merchant.version + 1,
      name: change.name ?? merchant.name,
      settings: { ...merchant.settings, ...change.settings },
    };
    await transaction.query(
      'update merchants set name = $2, settings = $3::text::jsonb, version = $4 where id = $1',
      [merchantId, changed.name, JSON.stringify(changed.settings), changed.version],
    );
    return changed;
  });
}
