import type { Transaction } from '../../database/Database.ts';
import { LedgerError } from '../LedgerError.ts';
import type { LedgerBalance } from '../LedgerReceipt.ts';

/** An event that the caller adds to an account. */
export type NewEvent = { type: string; data?: Record<string, unknown>; at: Date };

/**
 * Adds the caller's events to an account, in order, with the next numbers of its sequence. They commit with the caller's
 * transaction, which keeps the account locked until then.
 *
 * @throws LedgerError `account_not_found`
 */
export async function appendEvents(
  transaction: Transaction,
  accountId: string,
  events: readonly NewEvent[],
): Promise<LedgerBalance> {
  const [account] = await transaction.query<Omit<LedgerBalance, 'accountId'>>(
    `UPDATE ledger.accounts SET sequence = sequence + $2::bigint WHERE id = $1 AND role = 'wallet'
     RETURNING currency, status, balance, reserved, sequence`,
    [accountId, events.length],
  );
  if (!account)
    throw new LedgerError('account_not_found', `There is no account ${accountId}.`, { accountId });
  await transaction.query(
    `INSERT INTO ledger.events (account_id, sequence, type, data, balance, reserved, status, created_at)
     SELECT $1, $2::bigint + p.position, p.type, p.data::jsonb, $6::bigint, $7::bigint, $8, p.at
     FROM unnest($3::text[], $4::text[], $5::timestamptz[]) WITH ORDINALITY p (type, data, at, position)`,
    [
      accountId,
      account.sequence - events.length,
      events.map(({ type }) => type),
      events.map(({ data = {} }) => JSON.stringify(data)),
      events.map(({ at }) => at.toISOString()),
      account.balance,
      account.reserved,
      account.status,
    ],
  );
  await transaction.query(
    'INSERT INTO ledger.outbox (account_ids, first_sequences, last_sequences) VALUES (ARRAY[$1], ARRAY[$2::bigint], ARRAY[$3::bigint])',
    [accountId, account.sequence - events.length + 1, account.sequence],
  );
  await transaction.query("SELECT pg_notify('coffer_events', json_build_array($1::text)::text)", [accountId]);
  return { accountId, ...account };
}
