import type { AlertChannel } from '@coffer/adapter';
import type { Queryable, SqlRow } from '../../database/Database.ts';

/** A wallet's alert as stored. */
export type AlertRow = SqlRow & {
  wallet_id: string;
  merchant_id: string;
  customer_id: string;
  enabled: boolean;
  threshold: number | null;
  channels: AlertChannel[];
  version: number;
  is_low: boolean;
  /** The event by which it became so. */
  low_sequence: number | null;
  evaluated_sequence: number;
  is_due: boolean;
};

/** A wallet's alert; with `lock`, nobody else judges or changes it until the transaction ends. */
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
