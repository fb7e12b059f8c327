import type { Queryable } from '../../database/Database.ts';

export type ReadFallParameters = {
  accountId: string;
  /** In minor units: what is free, balance less holds, was below it after the newest event looked at. */
  below: number;
  /** The numbers of the events between which to look: later than `after`, up to `upTo`. */
  after?: number;
  upTo: number;
};

/**
 * The number of the event by which what is free in an account last fell below an amount; null where it was below it
 * after each of these events. Reads back from the newest one as far as the fall.
 */
export async function findThresholdCrossing(
  queryable: Queryable,
  { accountId, below, after = 0, upTo }: ReadFallParameters,
): Promise<number | null> {
  const [last] = await queryable.query<{ sequence: number }>(
    `SELECT sequence FROM ledger.events WHERE account_id = $1 AND sequence > $2 AND sequence <= $3
       AND balance - reserved >= $4 ORDER BY sequence DESC LIMIT 1`,
    [accountId, after, upTo, below],
  );
  return last ? last.sequence + 1 : null;
}
