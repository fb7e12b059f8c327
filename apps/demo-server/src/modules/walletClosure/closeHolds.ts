import type { EntrySource } from '@coffer/adapter';
import type { Queryable, Transaction } from '../../database/Database.ts';
import { execute, kysely } from '../../database/queryBuilder.ts';
import { type LedgerHold, type LedgerOperation, lockForClosing, readHolds } from '../../ledger/index.ts';
import {
  emitInvoiceEvent,
  type InvoiceRow,
  readChargeableAmount,
  settlePayments,
  updateInvoice,
  walletPayment,
} from '../invoices/index.ts';
import { createId, translateRefusal, type WalletContext } from '../shared/index.ts';
import type { ClosureRow, WalletClosure } from './repository.ts';

/** The number of holds that one step resolves. */
const holdsPerStep = 50;

/** Amount that a closure captures from a hold. It releases the rest. */
export type HoldOutcome = { hold: LedgerHold; invoice: InvoiceRow | null; captured: number };

/**
 * Decides how much of each hold closing captures: nothing with `release`, all of it with `capture`. A capture never
 * exceeds the chargeable amount of the hold's invoice, nor the balance, since a dispute may have taken reserved
 * funds. The closure and its preview both use it.
 */
export async function decideHolds(
  database: Queryable,
  {
    holds,
    invoices,
    mode,
    balance,
    at,
  }: {
    holds: readonly LedgerHold[];
    invoices: readonly InvoiceRow[];
    mode: WalletClosure['holds'];
    balance: number;
    at: Date;
  },
): Promise<HoldOutcome[]> {
  let left = Math.max(0, balance);
  const outcomes: HoldOutcome[] = [];
  for (const hold of holds) {
    const invoice = invoices.find(({ hold_id }) => hold_id === hold.id) ?? null;
    const isOpen = hold.expiresAt === null || hold.expiresAt > at;
    const wanted =
      mode === 'release' || !isOpen
        ? 0
        : invoice
          ? await readChargeableAmount(database, invoice)
          : hold.amount;
    const captured = Math.min(wanted, hold.amount, left);
    left -= captured;
    outcomes.push({ hold, invoice, captured });
  }
  return outcomes;
}

/** Reads the invoices that some holds reserve money for. */
export function readInvoicesOfHolds(
  database: Queryable,
  holds: readonly LedgerHold[],
  lock: 'lock' | 'read' = 'read',
): Promise<InvoiceRow[]> {
  const ids = holds.map(({ id }) => id);
  const query = kysely
    .selectFrom('invoices')
    .selectAll()
    .where('hold_id', '=', ({ fn, val }) => fn.any(val(ids)))
    .orderBy('id')
    .$if(lock === 'lock', (found) => found.forUpdate());
  return execute(database, query);
}

/**
 * Captures or releases some of the open holds of a wallet that closes. It locks their invoices in the order of
 * their ids and then the account. No new hold can appear, since the account rejects other writes.
 *
 * @returns whether the wallet had open holds
 */
export async function resolveHolds(
  context: WalletContext,
  transaction: Transaction,
  { closure, limit = holdsPerStep }: { closure: ClosureRow; limit?: number | undefined },
): Promise<boolean> {
  const { wallet_id: accountId, holds: mode } = closure;
  const holds = await readHolds(transaction, { accountId, limit });
  if (holds.length === 0) return false;
  const at = context.now();
  const invoices = await readInvoicesOfHolds(transaction, holds, 'lock');
  const { balance } = await lockForClosing(transaction, accountId).catch(translateRefusal);
  const outcomes = await decideHolds(transaction, { holds, invoices, mode, balance, at });
  const operations = outcomes.map((outcome) => toOperation(context, closure, outcome));
  const receipts = await context.ledger.postWithin(transaction, operations);
  for (const [index, { invoice, captured }] of outcomes.entries()) {
    const entry = receipts[index]?.entry;
    if (!invoice) continue;
    await updateInvoice(transaction, invoice.id, { hold_id: null });
    if (captured === 0 || !entry) continue;
    const id = createId('ipm', at);
    const payment = { id, walletId: accountId, entryNumber: entry.number, amount: captured };
    const paid = await settlePayments(context, transaction, {
      invoice: { ...invoice, hold_id: null },
      payments: [payment],
    });
    if (paid.status === 'partiallyPaid') {
      await emitInvoiceEvent(context, transaction, paid, { type: 'invoice.partially_paid' });
    }
  }
  const captured = outcomes.reduce((sum, outcome) => sum + outcome.captured, 0);
  const update = kysely
    .updateTable('wallet_closures')
    .set((row) => ({ captured: row('captured', '+', captured) }))
    .where('wallet_id', '=', accountId);
  await execute(transaction, update);
  return true;
}

function toOperation(
  context: WalletContext,
  { wallet_id: accountId, currency }: ClosureRow,
  { hold, invoice, captured }: HoldOutcome,
): LedgerOperation<EntrySource> {
  const { id: holdId, reason, reference } = hold;
  const common = { accountId, currency, holdId, actor: 'system', at: context.now() } as const;
  if (captured === 0) {
    const event = { type: 'wallet.hold_released', data: { holdId } };
    return { ...common, action: 'release', amount: hold.amount, event };
  }
  if (invoice) return { ...walletPayment(context, invoice), ...common, action: 'capture', amount: captured };
  return {
    ...common,
    action: 'capture',
    amount: captured,
    type: 'debit',
    source: 'usage',
    reason,
    reference,
    metadata: {},
    counterAccount: 'revenue',
    event: { type: 'wallet.payment_made', data: { holdId } },
  };
}
