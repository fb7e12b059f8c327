import { WalletError } from '@coffer/adapter';
import { sql } from 'kysely';
import type { Queryable } from '../../database/Database.ts';
import { execute, executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import { recordAction } from '../auditLog/index.ts';
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
  const query = kysely
    .selectFrom('merchants')
    .select(['id', 'name', sql<Partial<WalletSettings>>`settings`.as('settings'), 'version'])
    .where('id', '=', merchantId);
  const row = await executeTakeFirst(database, query);
  if (!row) throw notFound('merchant');
  // A setting that was introduced after the merchant was created has its default.
  return { ...row, settings: { ...defaultWalletSettings, ...row.settings } };
}

/** Reads `creditExpiryWarningDays` of every merchant, by merchant id. */
export async function readWarningDays(database: Queryable): Promise<Map<string, number>> {
  const query = kysely
    .selectFrom('merchants')
    .select(['id', sql<number | null>`(settings ->> 'creditExpiryWarningDays')::integer`.as('days')]);
  const rows = await execute(database, query);
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
    const lock = kysely.selectFrom('merchants').select('id').where('id', '=', merchantId).forUpdate();
    await execute(transaction, lock);
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
    const update = kysely
      .updateTable('merchants')
      .set({ name: changed.name, settings: JSON.stringify(changed.settings), version: changed.version })
      .where('id', '=', merchantId);
    await execute(transaction, update);
    await recordAction(context, transaction);
    return changed;
  });
}
