import type { Transaction } from '../../database/Database.ts';
import { lockBalance } from '../../ledger/index.ts';
import type { ProcessorDispute } from '../../payments/PaymentProcessor.ts';
import { findRule } from '../autoTopUp/index.ts';
import { refundableAmount } from '../refunds/index.ts';
import { createId, notFound, translateRefusal, type WalletContext } from '../shared/index.ts';
import { hasSucceeded, recordTopUpSuccess, type TopUpRow } from '../topUps/index.ts';
import { type ClawedBack, clawBack, reinstate } from './clawBack.ts';
import type { DisputeRow } from './disputeRows.ts';

/**
 * Brings a dispute of a top-up to where the processor says that it stands. Opened, what the bank took back
 * leaves the wallet, below zero where it is spent; won, the very grants get it back. A telling that is late,
 * repeated or out of order changes nothing.
 */
export async function applyDispute(context: WalletContext, dispute: ProcessorDispute): Promise<void> {
  await context.database.transaction(async (transaction) => {
    const [locked] = await transaction.query<TopUpRow>(
      'select * from top_ups where id = $1 for no key update',
      [dispute.payment],
    );
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
  const { status } = await lockBalance(transaction, topUp.wallet_id).catch(translateRefusal);
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
  await lockBalance(transaction, accountId).catch(translateRefusal);
  // What went back to the card before cannot be taken back again, and what was won before it was heard of stays
  // where it is.
  const room = dispute.status === 'won' ? 0 : await refundableAmount(transaction, topUp.id);
  const { amount, entryNumber } = await clawBack(context, transaction, {
    of: clawedBack(topUp),
    status: dispute.status,
    amount: Math.min(dispute.amount, room),
    grants: topUp.entry_number === null ? [] : [topUp.entry_number],
  });
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
      entryNumber,
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
    dispute.status === 'won'
      ? await reinstate(context, transaction, { of: clawedBack(topUp), row })
      : row.reinstated_number;
  await transaction.query(
    `update disputes set status = $2, processor_version = $3, reinstated_number = $4, updated_at = $5
     where id = $1`,
    [row.id, dispute.status, dispute.version, reinstated, context.now()],
  );
}

function clawedBack(topUp: TopUpRow): ClawedBack {
  const { merchant_id, customer_id, wallet_id, currency, id } = topUp;
  return {
    ...{ merchant_id, customer_id, wallet_id, currency, top_up_id: id, invoice_id: null },
    reference: { type: 'topUp', id },
    data: { topUpId: id },
    reason: 'Disputed top-up',
  };
}
