import type { Selectable } from 'kysely';
import type { Queryable } from '../../database/Database.ts';
import { executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import type { AlertSettingsTable } from '../../database/tables.gen.ts';

/**
 * Stored low-balance alert of a wallet. `low_sequence` is the number of the event that made the balance low, and
 * `evaluated_sequence` the number of the last evaluated event.
 */
export type AlertRow = Selectable<AlertSettingsTable>;

/** Finds a wallet's alert. With `lock`, no other transaction can evaluate or change it until this one ends. */
export function findAlert(
  database: Queryable,
  walletId: string,
  lock: 'lock' | 'read' = 'read',
): Promise<AlertRow | undefined> {
  const query = kysely.selectFrom('alert_settings').selectAll().where('wallet_id', '=', walletId);
  return executeTakeFirst(database, lock === 'lock' ? query.forUpdate() : query);
}
