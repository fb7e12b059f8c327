import type { Queryable } from '../../database/Database.ts';
import type { LedgerOperation } from '../LedgerOperation.ts';
import { arrayLiteral } from './arrayLiteral.ts';

/** An operation that is about to be posted, with the id of its transaction. */
export type PendingOperation = {
  operation: LedgerOperation;
  transactionId: string;
  /** Time at which it joined a queue, in monotonic milliseconds. Undefined if it did not wait. */
  queuedAtMs?: number;
};

/** Outcome of one operation, from the database. */
export type PostOutcome = {
  code: string | null;
  number: number | null;
  balance_before: number | null;
  balance: number | null;
  reserved: number | null;
  sequence: number | null;
  status: 'active' | 'frozen' | 'closing' | 'closed' | null;
  at: Date;
  /** For a rejection by amount: the largest amount that would have been accepted. */
  allowed: number | null;
};

/**
 * Posts operations in one call of `ledger.post_batch`, and returns an outcome for each, in the order given. Operations of
 * one account are decided in that order.
 */
export async function postBatch(
  queryable: Queryable,
  pending: readonly PendingOperation[],
  { allOrNone }: { allOrNone: boolean },
): Promise<PostOutcome[]> {
  // The function needs an account's operations to be neighbours. Sorting is stable.
  const sentAtMs = performance.now();
  const order = pending.map((item, index) => ({ ...item, index, at: instantOf(item, sentAtMs) }));
  if (order.length > 1) order.sort((a, b) => compare(a.operation.accountId, b.operation.accountId));
  const parameters = columns.map((column) => arrayLiteral(order.map(column)));
  const inserts = [...new Set(order.flatMap(({ operation: { alsoInsert } }) => alsoInsert?.statement ?? []))];
  const rows = await queryable.query<OutcomeRow>(inserts.length === 0 ? statement : statementWith(inserts), [
    allOrNone,
    ...parameters,
    ...(inserts.length === 0 ? [] : insertParameters(order, inserts)),
  ]);
  const outcomes: PostOutcome[] = [];
  for (const [position, { index, at }] of order.entries()) {
    const row = rows[position];
    if (row) outcomes[index] = { ...row, at: row.at ?? at };
  }
  return outcomes;
}

/** Row of `ledger.post_batch`. The instant is null if it is the operation's own. */
type OutcomeRow = Omit<PostOutcome, 'at'> & { at: Date | null };

type Column = (pending: PendingOperation & { at: Date }) => string | number | null;

/** Parameters of `ledger.post_batch`, in its order: each is an array with one element for each operation. */
const parameters: readonly [type: string, column: Column][] = [
  ['text', ({ transactionId }) => transactionId],
  ['text', ({ operation }) => operation.action],
  ['text', ({ operation }) => operation.accountId],
  ['bigint', ({ operation }) => operation.amount],
  ['text', ({ operation }) => operation.currency],
  ['text', ({ operation }) => operation.actor],
  ['timestamptz', ({ at }) => at.toISOString()],
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
  ['text', ({ operation }) => ('counterAccount' in operation ? operation.counterAccount : null)],
  ['text', ({ operation }) => (operation.action === 'credit' ? operation.grant.kind : null)],
  ['integer', ({ operation }) => (operation.action === 'credit' ? operation.grant.priority : null)],
  ['timestamptz', ({ operation }) => expiry(operation)],
  ['text', ({ operation }) => ('holdId' in operation ? operation.holdId : null)],
  ['text', ({ operation }) => selectedGrants(operation)],
  ['text', ({ operation }) => expiredGrants(operation)],
  ['text', ({ operation }) => (operation.action === 'debit' ? (operation.onShortfall ?? 'reject') : null)],
  ['bigint', ({ operation }) => (operation.action === 'reverse' ? operation.reversesEntry : null)],
];

const columns = parameters.map(([, column]) => column);

const statement = `SELECT * FROM ledger.post_batch($1, ${parameters
  .map(([type], index) => `$${index + 2}::${type}[]`)
  .join(', ')})`;

/** Adds the callers' own INSERTs to the statement. Each gets the rows of its accepted operations. */
function statementWith(inserts: readonly string[]): string {
  const next = parameters.length + 2;
  const steps = inserts.map(
    (insert, index) => `inserted_${index} AS (
      WITH accepted (content, entry_number) AS (
        SELECT a.content, p.number FROM posted p
        JOIN unnest($${next}::integer[], $${next + 1}::jsonb[]) WITH ORDINALITY a (statement, content, ordinality)
          USING (ordinality)
        WHERE p.code IS NULL AND a.statement = ${index}
      )
      ${insert}
    )`,
  );
  return `WITH posted AS MATERIALIZED (${statement} WITH ORDINALITY), ${steps.join(', ')}
    SELECT code, number, balance_before, balance, reserved, sequence, status, at, allowed FROM posted ORDER BY ordinality`;
}

function insertParameters(pending: readonly PendingOperation[], inserts: readonly string[]): string[] {
  const rows = pending.map(({ operation }) => operation.alsoInsert);
  return [
    arrayLiteral(rows.map((row) => (row ? inserts.indexOf(row.statement) : null))),
    arrayLiteral(rows.map((row) => (row ? JSON.stringify(row.content) : null))),
  ];
}

/** Longest wait in this server after which an operation keeps its instant, in milliseconds. */
const keepInstantWithinMs = 1000;

/** Returns an operation's instant. After a long wait that is when it is sent, not when it was requested. */
function instantOf({ operation, queuedAtMs }: PendingOperation, sentAtMs: number): Date {
  const waitedMs = queuedAtMs === undefined ? 0 : sentAtMs - queuedAtMs;
  return waitedMs < keepInstantWithinMs ? operation.at : new Date(operation.at.getTime() + waitedMs);
}

function expiry(operation: LedgerOperation): string | null {
  if (operation.action === 'credit') return operation.grant.expiresAt?.toISOString() ?? 'infinity';
  return operation.action === 'hold' ? (operation.expiresAt?.toISOString() ?? null) : null;
}

function selectedGrants(operation: LedgerOperation): string | null {
  return operation.action === 'debit' && operation.grantSelection
    ? arrayLiteral(operation.grantSelection.grants)
    : null;
}

function expiredGrants(operation: LedgerOperation): string | null {
  return operation.action === 'debit' && operation.grantSelection
    ? (operation.grantSelection.expired ?? 'exclude')
    : null;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
