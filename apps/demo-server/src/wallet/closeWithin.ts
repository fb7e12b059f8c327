import type { Transaction } from '../database/Database.ts';
import { type ClosedAccount, closeAccount } from '../ledger/closeAccount.ts';
import type { LedgerEntry } from '../ledger/LedgerReceipt.ts';
import { lockAccount } from '../ledger/lockAccount.ts';
import type { WalletClosure } from './closureRows.ts';
import { createId } from './createId.ts';
import type { InvoiceRow } from './invoiceRows.ts';
import { insertRefund, type NewRefundPart } from './refundRows.ts';
import { roomAtCard } from './roomAtCard.ts';
import { settleHolds } from './settleHolds.ts';
import { switchOffWithin } from './switchOffAutoTopUp.ts';
import { translateRefusal } from './translateRefusals.ts';
import type { WalletContext } from './WalletContext.ts';
import type { WalletOwner, WalletRow } from './wallets.ts';

export type CloseWalletParameters = Pick<WalletClosure, 'walletId' | 'reason' | 'destination' | 'holds'>;

type Closing = { wallet: WalletRow; owner: WalletOwner; parameters: CloseWalletParameters };

/** All that closing writes, in the caller's transaction; of a closed wallet, nothing. */
export async function closeWithin(
  context: WalletContext,
  transaction: Transaction,
  { wallet, owner, parameters }: Closing,
): Promise<void> {
  const at = context.now();
  const { id: walletId } = wallet;
  const invoices = await transaction.query<InvoiceRow>(
    `select * from invoices where wallet_id = $1 and status in ('open', 'partiallyPaid') order by id for update`,
    [walletId],
  );
  await switchOffWithin(transaction, { walletId, now: at });
  const account = await lockAccount(transaction, { accountId: walletId, at }).catch(translateRefusal);
  if (account.status === 'closed') return;
  const captured =
    parameters.holds === 'capture' ? await settleHolds(context, transaction, { wallet, invoices }) : 0;
  const closed = await closeAccount(context.ledger, transaction, {
    accountId: walletId,
    at,
    reason: parameters.reason ?? 'Wallet closed',
    eventTypes: {
      released: 'wallet.hold_released',
      expired: 'wallet.credit_expired',
      refunded: 'wallet.refunded',
      forfeited: 'wallet.adjusted',
      writtenOff: 'wallet.adjusted',
      closed: 'wallet.closed',
    },
  });
  await transaction.query(`update wallets set status = 'closed' where id = $1`, [walletId]);
  await transaction.query('update invoices set hold_id = null where wallet_id = $1 and hold_id is not null', [
    walletId,
  ]);
  const refundId = await insertClosingRefund(context, transaction, { wallet, owner, parameters }, closed);
  await insertClosure(
    context,
    transaction,
    { wallet, owner, parameters },
    { ...figures(closed), captured, refundId },
  );
}

/** Newest first: to the card of the top-up that a part came from; the merchant pays out what came by no card. */
async function insertClosingRefund(
  context: WalletContext,
  transaction: Transaction,
  { wallet, owner, parameters }: Closing,
  { refundable }: ClosedAccount,
): Promise<string | null> {
  if (refundable.length === 0) return null;
  const topUps = await transaction.query<{ id: string; entry_number: number }>(
    'select id, entry_number from top_ups where wallet_id = $1 and entry_number = any ($2)',
    [wallet.id, refundable.map(({ grantNumber }) => grantNumber)],
  );
  const parts: NewRefundPart[] = [];
  for (const { grantNumber, amount } of refundable) {
    const topUp = topUps.find((one) => one.entry_number === grantNumber);
    const room = topUp && parameters.destination === 'original' ? await roomAtCard(transaction, topUp.id) : 0;
    const toCard = Math.min(amount, room);
    if (topUp && toCard > 0)
      parts.push({ destination: 'paymentMethod', amount: toCard, paymentKey: topUp.id });
    if (amount > toCard) parts.push({ destination: 'external', amount: amount - toCard });
  }
  const at = context.now();
  const id = createId('ref', at);
  const { id: wallet_id, customer_id, currency } = wallet;
  const { reason, destination } = parameters;
  const facts = { id, wallet_id, customer_id, currency, reason, destination, created_at: at };
  const of = { merchant_id: owner.merchantId, invoice_id: null, top_up_id: null };
  await insertRefund(transaction, { ...facts, ...of }, parts);
  return id;
}

/** What the closing's own entries come to. */
function figures({ refundable, receipts }: ClosedAccount) {
  const entries = receipts.flatMap(({ entry }) => (entry?.source === 'closure' ? [entry] : []));
  const sum = (some: LedgerEntry[]) => some.reduce((all, { amount }) => all + Math.abs(amount), 0);
  const refunded = refundable.reduce((all, { amount }) => all + amount, 0);
  return {
    refunded,
    forfeited: sum(entries.filter(({ type }) => type === 'debit')) - refunded,
    writtenOff: sum(entries.filter(({ type }) => type === 'adjustment')),
  };
}

async function insertClosure(
  context: WalletContext,
  transaction: Transaction,
  { wallet, owner, parameters }: Closing,
  what: ReturnType<typeof figures> & { captured: number; refundId: string | null },
): Promise<void> {
  await transaction.query(
    `insert into wallet_closures (wallet_id, merchant_id, actor, reason, destination, holds, currency, refund_id,
       captured, refunded, forfeited, written_off, closed_at)
     values ($1, $2, 'merchant', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      wallet.id,
      owner.merchantId,
      parameters.reason,
      parameters.destination,
      parameters.holds,
      wallet.currency,
      what.refundId,
      what.captured,
      what.refunded,
      what.forfeited,
      what.writtenOff,
      context.now(),
    ],
  );
}
