import type { Transaction } from '../database/Database.ts';
import { appendEvents } from '../ledger/appendEvents.ts';
import type { LedgerOperation } from '../ledger/LedgerOperation.ts';
import { lockAccount } from '../ledger/lockAccount.ts';
import type { ProcessorDispute } from '../processor/PaymentProcessor.ts';
import { hasSucceeded, recordTopUpSuccess } from './applyPayment.ts';
import { findRule } from './autoTopUpRows.ts';
import { createId } from './createId.ts';
import type { DisputeRow } from './disputeRows.ts';
import { notFound } from './notFound.ts';
import { insertRefund } from './refundRows.ts';
import { roomAtCard } from './roomAtCard.ts';
import type { TopUpRow } from './topUpRows.ts';
import { translateRefusal } from './translateRefusals.ts';
import type { WalletContext } from './WalletContext.ts';

/**
 * Brings a dispute of a top-up to where the processor says that it stands. Opened, what the bank took back
 * leaves the wallet, below zero where it is spent; won, the very grants get it back. A telling that is late,
 * repeated or out of order changes nothing.
 */
export async function applyDispute(context: WalletContext, dispute: ProcessorDispute): Promise<void> {
  await context.database.transaction(async (transaction) => {
    const [locked] = await transaction.query<TopUpRow>('select * from top_ups where id = $1 for update', [
      dispute.payment,
    ]);
    if (!locked) throw notFound('top-up');
    const [known] = await transaction.query<DisputeRow>('select * from disputes where processor_id = $1', [
      dispute.id,
    ]);
    if (known && dispute.version <= known.processor_version) return;
    const topUp = await recordLateSuccess(context, transaction, locked);
    const row = known ?? (await open(context, transaction, { topUp, dispute }));
    await move(context, transaction, { row, topUp, dispute });
  });
}

/**
 * Records a top-up whose own event is late: only what has succeeded can be disputed. A closed wallet receives
 * nothing and has nothing to take.
 */
async function recordLateSuccess(
  context: WalletContext,
  transaction: Transaction,
  topUp: TopUpRow,
): Promise<TopUpRow> {
  if (hasSucceeded(topUp)) return topUp;
  // Its rule is locked before its account, as everywhere.
  if (topUp.source === 'autoTopUp') await findRule(transaction, topUp.wallet_id, 'lock');
  const at = context.now();
  const { status } = await lockAccount(transaction, { accountId: topUp.wallet_id, at }).catch(
    translateRefusal,
  );
  if (status !== 'active' && status !== 'frozen') return topUp;
  return recordTopUpSuccess(context, transaction, topUp, topUp.processor_version);
}

type Parts = { topUp: TopUpRow; dispute: ProcessorDispute };

async function open(
  context: WalletContext,
  transaction: Transaction,
  { topUp, dispute }: Parts,
): Promise<DisputeRow> {
  const at = context.now();
  const accountId = topUp.wallet_id;
  const { status } = await lockAccount(transaction, { accountId, at }).catch(translateRefusal);
  // What went back to the card before cannot be taken back again; a closed wallet has nothing left to take,
  // and what was won before it was heard of stays where it is.
  const isTaken = status !== 'closed' && dispute.status !== 'won';
  const amount = isTaken ? Math.min(dispute.amount, await roomAtCard(transaction, topUp.id)) : 0;
  const clawBack: LedgerOperation = {
    ...common(context, topUp, dispute),
    action: 'debit',
    amount,
    type: 'debit',
    reason: 'Disputed top-up',
    // What is left of the disputed money goes first: taken from a promotion, that would be cash some day.
    ...(topUp.entry_number !== null && { aim: { grants: [topUp.entry_number], shortfall: 'owe' } }),
  };
  const [receipt] = await context.ledger.postWithin(transaction, amount > 0 ? [clawBack] : []);
  const [row] = await transaction.query<DisputeRow>(
    `insert into disputes (id, merchant_id, customer_id, wallet_id, top_up_id, processor_id, processor_version,
       status, reason, currency, amount, clawed_back, entry_number, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, 0, 'open', $7, $8, $9, $10, $11, $12, $12) returning *`,
    [
      createId('dsp', at),
      topUp.merchant_id,
      topUp.customer_id,
      accountId,
      topUp.id,
      dispute.id,
      dispute.reason,
      topUp.currency,
      dispute.amount,
      amount,
      receipt?.entry?.number ?? null,
      at,
    ],
  );
  if (!row) throw notFound('dispute');
  return row;
}

async function move(
  context: WalletContext,
  transaction: Transaction,
  { row, topUp, dispute }: Parts & { row: DisputeRow },
): Promise<void> {
  const reinstated =
    dispute.status === 'won' && row.entry_number !== null && row.reinstated_number === null
      ? await reinstate(context, transaction, { row, topUp, dispute }, row.entry_number)
      : row.reinstated_number;
  await transaction.query(
    `update disputes set status = $2, processor_version = $3, reinstated_number = $4, updated_at = $5
     where id = $1`,
    [row.id, dispute.status, dispute.version, reinstated, context.now()],
  );
}

/** Puts the money back into the wallet. Returns null where it was closed meanwhile: the merchant pays it out. */
async function reinstate(
  context: WalletContext,
  transaction: Transaction,
  { row, topUp, dispute }: Parts & { row: DisputeRow },
  undoes: number,
): Promise<number | null> {
  const at = context.now();
  const account = await lockAccount(transaction, { accountId: row.wallet_id, at }).catch(translateRefusal);
  if (account.status === 'closed') {
    await payOut(context, transaction, { row, topUp, dispute });
    return null;
  }
  const [receipt] = await context.ledger.postWithin(transaction, [
    {
      ...common(context, topUp, dispute),
      action: 'undo',
      undoes,
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
  { row, topUp }: Parts & { row: DisputeRow },
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
  const { merchant_id, customer_id, wallet_id, currency, id: top_up_id } = topUp;
  const id = createId('ref', at);
  const reason = 'Dispute decided for you after the wallet was closed';
  const facts = { id, merchant_id, customer_id, wallet_id, currency, invoice_id: null, top_up_id };
  await insertRefund(transaction, { ...facts, destination: 'external', reason, created_at: at }, [
    { destination: 'external', amount },
  ]);
  await transaction.query('update disputes set paid_out_by = $2 where id = $1', [row.id, id]);
  const data = { topUpId: topUp.id, refundId: id, destination: 'external', amount: { amount, currency } };
  await appendEvents(transaction, wallet_id, [{ type: 'wallet.refunded', at, data }]);
}

function common(context: WalletContext, topUp: TopUpRow, dispute: ProcessorDispute) {
  return {
    accountId: topUp.wallet_id,
    currency: topUp.currency,
    actor: 'system',
    at: context.now(),
    source: 'dispute',
    reference: { type: 'topUp', id: topUp.id },
    metadata: {},
    contra: 'cash',
    event: { type: 'wallet.adjusted', data: { topUpId: topUp.id, dispute: dispute.status } },
  } as const;
}
