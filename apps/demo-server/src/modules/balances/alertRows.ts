import type { AlertChannel } from '@coffer/adapter';
import type { Queryable, SqlRow } from '../../database/Database.ts';

/** Stored low-balance alert of a wallet. */
export type AlertRow = SqlRow & {
  wallet_id: string;
  merchant_id: string;
  customer_id: string;
  enabled: boolean;
  threshold: number | null;
  channels: AlertChannel[];
  version: number;
  is_low: boolean;
  /** Number of the event that made the balance low. */
  low_sequence: number | null;
  /** Number of the last evaluated event. */
  evaluated_sequence: number;
  is_due: boolean;
};

/** Finds a wallet's alert. With `lock`, no other transaction can evaluate or change it until this one ends. */
export async function findAlert(
  database: Queryable,
  walletId: string,
  lock: 'lock' | 'read' = 'read',
): Promise<AlertRow | undefined> {
  const [row] = await database.query<AlertRow>(
    `select * from alert_settings where wallet_id = $1 ${lock === 'lock' ? 'for update' : ''}`,
    [walletId],
  );
  return row;
}
