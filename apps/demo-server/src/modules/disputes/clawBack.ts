import type { EntryReference } from '@coffer/adapter';
import type { Transaction } from '../../database/Database.ts';
import { appendEvents, type LedgerBalance, lockBalance, lockForClosing } from '../../ledger/index.ts';
import { insertRefund } from '../refunds/index.ts';
import { createId, translateRefusal, type WalletContext } from '../shared/index.ts';
import type { DisputeRow } from './disputeRows.ts';

/** The money that a dispute takes out of a wallet: a top-up, or an invoice's payment that was refunded into it. */
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
 * Takes disputed money out of its wallet, in the caller's transaction: first from the grants that it made, and below
 * zero where it is spent. A closed wallet has nothing left to take. Returns what was taken, and by which entry.
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
      // What is left of the disputed money goes first: taken from a promotion, that would be cash some day.
      ...(grants.length > 0 && { grantSelection: { grants, expired: 'include' } }),
      onShortfall: 'overdraw',
    },
  ]);
  return { amount, entryNumber: receipt?.entry?.number ?? null };
}

/**
 * Puts what a won dispute had taken back into the wallet, once. Where the wallet was closed meanwhile, the merchant
 * pays it out. Returns the number of the entry, or null.
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
 * Records what the merchant has to pay out of a won dispute: not the part that closing the wallet wrote off as a
 * debt, because the customer had spent it.
 */
async function payOut(
  context: WalletContext,
  transaction: Transaction,
  { of, row }: { of: ClawedBack; row: DisputeRow },
): Promise<void> {
  if (row.paid_out_by !== null) return;
  const [debt] = await transaction.query<{ left: number }>(
    `select (c.written_off - coalesce((
         select sum(d.clawed_back - coalesce(r.amount, 0)) from disputes d left join refunds r on r.id = d.paid_out_by
         where d.wallet_id = c.wallet_id and d.id <> $2 and d.status = 'won' and d.reinstated_number is null), 0))::bigint
       as left
     from wallet_closures c where c.wallet_id = $1`,
    [row.wallet_id, row.id],
  );
  const amount = row.clawed_back - Math.max(0, debt?.left ?? 0);
  if (amount <= 0) return;
  const at = context.now();
  const { merchant_id, customer_id, wallet_id, currency, top_up_id, invoice_id } = of;
  const id = createId('ref', at);
  const reason = 'Dispute decided for you after the wallet was closed';
  const facts = { id, merchant_id, customer_id, wallet_id, currency, invoice_id, top_up_id };
  await insertRefund(transaction, { ...facts, destination: 'external', reason, created_at: at }, [
    { destination: 'external', amount },
  ]);
  await transaction.query('update disputes set paid_out_by = $2 where id = $1', [row.id, id]);
  const data = { ...of.data, refundId: id, destination: 'external', amount: { amount, currency } };
  await appendEvents(transaction, wallet_id, [{ type: 'wallet.refunded', at, data }]);
}

/** A bank moves disputed money whatever the wallet's status is, so a wallet that is closing takes it too. */
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
