import type { Queryable, Transaction } from '../../database/Database.ts';
import type { Ledger } from '../Ledger.ts';
import type { LedgerBalance } from '../LedgerReceipt.ts';
import { createTransactionId } from '../posting/createId.ts';
import { lockBalance, setAccountStatus } from './accounts.ts';

// Closing an account is a series of short transactions, so that an account with many grants does not delay others.
// The caller sets the status to `closing` first (`setAccountStatus`). From then on the ledger rejects every
// write to the account except those of a transaction that called `lockForClosing`. The caller resolves the
// holds, calls `closeGrants` until nothing is left, and ends with `finishClosing`. After a crash, the caller
// continues with the next step.

/** Reason for which a grant leaves a closing account. */
export type GrantDisposition = 'expired' | 'refunded' | 'forfeited';

/** A grant that a step took out of the account. */
export type ClosedGrant = { number: number; disposition: GrantDisposition; amount: number };

/** Event types of the steps of a closure. */
export type ClosingEventTypes = Record<GrantDisposition | 'writtenOff' | 'closed', string>;

/** Sources of the entries that the steps of a closure write. */
export type ClosingSources = Record<GrantDisposition | 'writtenOff', string>;

type StepParameters = {
  accountId: string;
  at: Date;
  reason: string;
  sources: ClosingSources;
  eventTypes: ClosingEventTypes;
};

const dispositions = ['expired', 'refunded', 'forfeited'] as const;

/**
 * Locks an account and lets the caller's transaction write to it while it closes.
 *
 * @throws LedgerError `account_not_found`
 */
export async function lockForClosing(transaction: Transaction, accountId: string): Promise<LedgerBalance> {
  await transaction.query("SELECT set_config('coffer.closing', $1, true)", [accountId]);
  return lockBalance(transaction, accountId);
}

/**
 * Takes up to `limit` grants out of a closing account without open holds: expired ones to breakage, paid ones
 * to cash, promotional ones to breakage. Writes one entry for each disposition.
 *
 * @returns the grants that it took; an empty list if the account has none left
 */
export async function closeGrants(
  transaction: Transaction,
  { accountId, at, reason, sources, eventTypes, limit }: StepParameters & { limit: number },
): Promise<ClosedGrant[]> {
  return transaction.query<ClosedGrant>('SELECT * FROM ledger.close_grants($1, $2, $3, $4, $5, $6, $7)', [
    accountId,
    at,
    limit,
    reason,
    dispositions.map(() => createTransactionId()),
    dispositions.map((disposition) => sources[disposition]),
    dispositions.map((disposition) => eventTypes[disposition]),
  ]);
}

/**
 * Closes an account that has no holds and no grants left, and writes off what it owes.
 *
 * @returns the amount written off
 */
export async function finishClosing(
  ledger: Ledger,
  transaction: Transaction,
  { accountId, at, reason, sources, eventTypes }: StepParameters,
): Promise<number> {
  const { balance, currency } = await lockForClosing(transaction, accountId);
  const receipts = await ledger.postWithin(
    transaction,
    balance < 0
      ? [
          {
            action: 'credit',
            accountId,
            currency,
            amount: -balance,
            at,
            actor: 'system',
            type: 'adjustment',
            source: sources.writtenOff,
            reason,
            reference: null,
            metadata: {},
            counterAccount: 'breakage',
            grant: { kind: 'paid', priority: 100, expiresAt: null },
            event: { type: eventTypes.writtenOff },
          },
        ]
      : [],
  );
  const event = { type: eventTypes.closed, at, data: { reason } };
  await setAccountStatus(transaction, { accountId, status: 'closed', event });
  return receipts.reduce((sum, { entry }) => sum + (entry?.amount ?? 0), 0);
}

/** Sums what `closeGrants` would take out of an account, without locking anything. */
export async function readClosingTotals(
  queryable: Queryable,
  { accountId, at }: { accountId: string; at: Date },
): Promise<Record<GrantDisposition, number>> {
  const rows = await queryable.query<{ disposition: GrantDisposition; total: number }>(
    `SELECT ledger.closing_disposition(g.kind, g.expires_at, $2::timestamptz) AS disposition,
       sum(g.remaining)::bigint AS total
     FROM ledger.accounts a JOIN ledger.grants g ON g.account_id = a.id
     WHERE a.id = $1 AND g.open GROUP BY 1`,
    [accountId, at],
  );
  const totals = { expired: 0, refunded: 0, forfeited: 0 };
  for (const { disposition, total } of rows) totals[disposition] = total;
  return totals;
}

/** Reads those of the given grants that are open, with the disposition and the amount of each. Locks nothing. */
export async function readClosableGrants(
  queryable: Queryable,
  { accountId, at, numbers }: { accountId: string; at: Date; numbers: readonly number[] },
): Promise<ClosedGrant[]> {
  return queryable.query<ClosedGrant>(
    `SELECT g.number, ledger.closing_disposition(g.kind, g.expires_at, $2::timestamptz) AS disposition,
       g.remaining AS amount
     FROM unnest($3::bigint[]) s (number) JOIN ledger.accounts a ON a.id = $1
     JOIN ledger.grants g ON g.account_id = a.id AND g.number = s.number WHERE g.open`,
    [accountId, at, numbers],
  );
}
