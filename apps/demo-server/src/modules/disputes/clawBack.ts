import type { EntryReference } from '@coffer/adapter';
import type { Transaction } from '../../database/Database.ts';
import { executeTakeFirst, kysely, sum } from '../../database/queryBuilder.ts';
import { appendEvents, type LedgerBalance, lockBalance, lockForClosing } from '../../ledger/index.ts';
import { insertRefund } from '../refunds/index.ts';
import { createId, translateRefusal, type WalletContext } from '../shared/index.ts';
import { type DisputeRow, updateDispute } from './repository.ts';

/** The money that a dispute takes out of a wallet: a top-up, or an invoice payment that was refunded into the wallet. */
export type ClawedBack = {
  merchant_id: string;
  customer_id: string;
  wallet_id: string;
  currency: string;
  top_up_id: string | null;
  invoice_id: string | null;
  reference: EntryReference;
  data: { topUpId: string } | { invoiceId: string };
  reason: string;
};

/**
 * Takes disputed money out of its wallet, in the caller's transaction: first from its own grants, and below zero if it is
 * spent. Nothing is taken from a closed wallet. Returns the amount taken and the number of its entry.
 */
export async function clawBack(
  context: WalletContext,
  transaction: Transaction,
  {
    of,
    status,
    amount,
    grants,
  }: { of: ClawedBack; status: DisputeRow['status']; amount: number; grants: number[] },
): Promise<{ amount: number; entryNumber: number | null }> {
  const account = await lockForDispute(transaction, of.wallet_id);
  if (amount === 0 || account.status === 'closed') return { amount: 0, entryNumber: null };
  const [receipt] = await context.ledger.postWithin(transaction, [
    {
      ...common(context, of, status),
      action: 'debit',
      amount,
      type: 'debit',
      reason: of.reason,
      // The disputed money's own grants come first, so that no promotional credit turns into cash.
      ...(grants.length > 0 && { grantSelection: { grants, expired: 'include' } }),
      onShortfall: 'overdraw',
    },
  ]);
  return { amount, entryNumber: receipt?.entry?.number ?? null };
}

/**
 * Returns the money of a won dispute to the wallet, once. If the wallet is closed by now, the merchant pays the money
 * out. Returns the number of the entry, or null.
 */
export async function reinstate(
  context: WalletContext,
  transaction: Transaction,
  { of, row }: { of: ClawedBack; row: DisputeRow },
): Promise<number | null> {
  if (row.entry_number === null || row.reinstated_number !== null) return row.reinstated_number;
  const account = await lockForDispute(transaction, row.wallet_id);
  if (account.status === 'closed') {
    await payOut(context, transaction, { of, row });
    return null;
  }
  const [receipt] = await context.ledger.postWithin(transaction, [
    {
      ...common(context, of, 'won'),
      action: 'reverse',
      reversesEntry: row.entry_number,
      amount: row.clawed_back,
      type: 'credit',
      reason: 'Dispute decided for you',
    },
  ]);
  return receipt?.entry?.number ?? null;
}

/**
 * Records what the merchant has to pay out for a won dispute. The part that closing the wallet wrote off as a debt is
 * not paid out, because the customer had spent it.
 */
async function payOut(
  context: WalletContext,
  transaction: Transaction,
  { of, row }: { of: ClawedBack; row: DisputeRow },
): Promise<void> {
  if (row.paid_out_by !== null) return;
  const paidOut = kysely
    .selectFrom('disputes as d')
    .leftJoin('refunds as r', 'r.id', 'd.paid_out_by')
    .where('d.wallet_id', '=', row.wallet_id)
    .where('d.id', '<>', row.id)
    .where('d.status', '=', 'won')
    .where('d.reinstated_number', 'is', null)
    .select(({ fn, ref, val }) => [
      sum(ref('d.clawed_back')).as('clawedBack'),
      sum(fn.coalesce('r.amount', val(0))).as('amount'),
    ]);
  const closures = kysely
    .selectFrom('wallet_closures')
    .select('written_off')
    .where('wallet_id', '=', row.wallet_id);
  const writtenOff = (await executeTakeFirst(transaction, closures))?.written_off ?? 0;
  const others = await executeTakeFirst(transaction, paidOut);
  const settledDebt = others ? others.clawedBack - others.amount : 0;
  const amount = row.clawed_back - Math.max(0, writtenOff - settledDebt);
  if (amount <= 0) return;
  const at = context.now();
  const { merchant_id, customer_id, wallet_id, currency, top_up_id, invoice_id } = of;
  const id = createId('ref', at);
  const reason = 'Dispute decided for you after the wallet was closed';
  const facts = { id, merchant_id, customer_id, wallet_id, currency, invoice_id, top_up_id };
  await insertRefund(transaction, { ...facts, destination: 'external', reason, created_at: at }, [
    { destination: 'external', amount },
  ]);
  await updateDispute(transaction, row.id, { paid_out_by: id });
  const data = { ...of.data, refundId: id, destination: 'external', amount: { amount, currency } };
  await appendEvents(transaction, wallet_id, [{ type: 'wallet.refunded', at, data }]);
}

/** A bank takes disputed money whatever the wallet's status, so a closing wallet is debited too. */
async function lockForDispute(transaction: Transaction, accountId: string): Promise<LedgerBalance> {
  const account = await lockBalance(transaction, accountId).catch(translateRefusal);
  return account.status === 'closing' ? lockForClosing(transaction, accountId) : account;
}

function common(context: WalletContext, of: ClawedBack, status: DisputeRow['status']) {
  return {
    accountId: of.wallet_id,
    currency: of.currency,
    actor: 'system',
    at: context.now(),
    source: 'dispute',
    reference: of.reference,
    metadata: {},
    counterAccount: 'cash',
    event: { type: 'wallet.adjusted', data: { ...of.data, dispute: status } },
  } as const;
}
