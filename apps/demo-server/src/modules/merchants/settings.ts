import { WalletError } from '@coffer/adapter';
import type { Queryable, SqlRow } from '../../database/Database.ts';
import { notFound, type WalletContext } from '../shared/index.ts';
import { defaultWalletSettings, type WalletSettings } from './WalletSettings.ts';

/** Merchant with its settings, as it sees itself. */
export type Merchant = {
  id: string;
  name: string;
  settings: WalletSettings;
  /** Increases with each change. */
  version: number;
};

/**
 * Reads a merchant and its settings.
 *
 * @throws WalletError `not_found`
 */
export async function readMerchant(database: Queryable, merchantId: string): Promise<Merchant> {
  const [row] = await database.query<Merchant>(
    'select id, name, settings, version from merchants where id = $1',
    [merchantId],
  );
  if (!row) throw notFound('merchant');
  // A setting that was introduced after the merchant was created has its default.
  return { ...row, settings: { ...defaultWalletSettings, ...row.settings } };
}

/** Reads `creditExpiryWarningDays` of every merchant, by merchant id. */
export async function readWarningDays(database: Queryable): Promise<Map<string, number>> {
  const rows = await database.query<SqlRow & { id: string; days: number | null }>(
    `select id, (settings ->> 'creditExpiryWarningDays')::integer as days from merchants`,
  );
  return new Map(rows.map(({ id, days }) => [id, days ?? defaultWalletSettings.creditExpiryWarningDays]));
}

/**
 * Changes the given fields of a merchant. Settings that `change` does not have stay as they are.
 *
 * @throws WalletError `version_conflict` when the merchant has changed since `version`
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
      const message = 'These settings have changed in the meantime. Load them again, then save your changes.';
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
