import type { Queryable } from '../database/Database.ts';
import { arrayLiteral } from './arrayLiteral.ts';
import type { LedgerOperation } from './LedgerOperation.ts';
import { trailJson } from './TrailRow.ts';

/** An operation with the id of the transaction that it will be. */
export type PendingOperation = { operation: LedgerOperation; transactionId: string };

/** What the database judged of one operation. */
export type PostOutcome = {
  code: string | null;
  number: number | null;
  balance_before: number | null;
  balance: number | null;
  held: number | null;
  sequence: number | null;
  status: 'active' | 'frozen' | 'closed' | null;
  at: Date;
  /** Of a refusal by amount: how much would have been accepted. */
  allowed: number | null;
};

/**
 * Judges and writes operations in one call of `ledger.post_batch`, and gives an outcome for each in the
 * order given. Operations of one account are judged in that order.
 */
export async function postBatch(
  queryable: Queryable,
  pending: readonly PendingOperation[],
  { allOrNone }: { allOrNone: boolean },
): Promise<PostOutcome[]> {
  // The function wants the operations of an account together; sorting is stable.
  const order = pending.map((item, index) => ({ ...item, index }));
  if (order.length > 1) order.sort((a, b) => compare(a.operation.accountId, b.operation.accountId));
  const parameters = columns.map((column) => arrayLiteral(order.map(column)));
  const trails = order.map(({ operation: { trail } }) => (trail ? trailJson(trail) : null));
  const rows = trails.some((trail) => trail !== null)
    ? await queryable.query<PostOutcome>(trailedStatement, [allOrNone, ...parameters, arrayLiteral(trails)])
    : await queryable.query<PostOutcome>(statement, [allOrNone, ...parameters]);
  const outcomes: PostOutcome[] = [];
  for (const [position, { index }] of order.entries()) {
    const row = rows[position];
    if (row) outcomes[index] = row;
  }
  return outcomes;
}

type Column = (pending: PendingOperation) => string | number | null;

/** One array a parameter of `ledger.post_batch`, in its order, with the array's type. */
const parameters: readonly [type: string, column: Column][] = [
  ['text', ({ transactionId }) => transactionId],
  ['text', ({ operation }) => operation.action],
  ['text', ({ operation }) => operation.accountId],
  ['bigint', ({ operation }) => operation.amount],
  ['text', ({ operation }) => operation.currency],
  ['text', ({ operation }) => operation.actor],
  ['timestamptz', ({ operation }) => operation.at.toISOString()],
  ['text', ({ operation }) => operation.idempotency?.scope ?? null],
  ['text', ({ operation }) => operation.idempotency?.key ?? null],
  ['text', ({ operation }) => operation.idempotency?.fingerprint ?? null],
  ['text', ({ operation }) => operation.event.type],
  ['jsonb', ({ operation }) => (operation.event.data ? JSON.stringify(operation.event.data) : '{}')],
  ['text', ({ operation }) => ('type' in operation ? operation.type : null)],
  ['text', ({ operation }) => ('source' in operation ? operation.source : null)],
  ['text', ({ operation }) => ('reason' in operation ? operation.reason : null)],
  ['text', ({ operation }) => ('reference' in operation ? (operation.reference?.type ?? null) : null)],
  ['text', ({ operation }) => ('reference' in operation ? (operation.reference?.id ?? null) : null)],
  ['jsonb', ({ operation }) => ('metadata' in operation ? JSON.stringify(operation.metadata) : null)],
  ['text', ({ operation }) => ('contra' in operation ? operation.contra : null)],
  ['text', ({ operation }) => (operation.action === 'credit' ? operation.grant.kind : null)],
  ['integer', ({ operation }) => (operation.action === 'credit' ? operation.grant.priority : null)],
  ['timestamptz', ({ operation }) => expiry(operation)],
  ['text', ({ operation }) => ('holdId' in operation ? operation.holdId : null)],
  ['text', ({ operation }) => aimOf(operation)],
  ['boolean', ({ operation }) => ('aim' in operation ? String(operation.aim?.shortfall === 'clip') : null)],
  ['bigint', ({ operation }) => (operation.action === 'undo' ? operation.undoes : null)],
];

const columns = parameters.map(([, column]) => column);

const statement = `SELECT * FROM ledger.post_batch($1, ${parameters
  .map(([type], index) => `$${index + 2}::${type}[]`)
  .join(', ')})`;

/** With the rows of the trail, of those that were accepted, in the same commit. */
const trailedStatement = `WITH posted AS MATERIALIZED (
    ${statement} WITH ORDINALITY
  ), trailed AS (
    INSERT INTO ledger.trail
    SELECT r.id, r.book_id, r.actor_type, r.actor_id, r.action, r.subjects,
      CASE WHEN p.number IS NULL THEN r.detail
        ELSE r.detail || jsonb_build_object('entryNumber', p.number) END, r.created_at
    FROM posted p JOIN unnest($${parameters.length + 2}::jsonb[]) WITH ORDINALITY t (row, ordinality) USING (ordinality),
      jsonb_populate_record(NULL::ledger.trail, t.row) r
    WHERE p.code IS NULL AND t.row IS NOT NULL
  )
  SELECT code, number, balance_before, balance, held, sequence, status, at, allowed FROM posted ORDER BY ordinality`;

function expiry(operation: LedgerOperation): string | null {
  if (operation.action === 'credit') return operation.grant.expiresAt?.toISOString() ?? 'infinity';
  return operation.action === 'hold' ? (operation.expiresAt?.toISOString() ?? null) : null;
}

function aimOf(operation: LedgerOperation): string | null {
  return operation.action === 'debit' && operation.aim ? arrayLiteral(operation.aim.grants) : null;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
