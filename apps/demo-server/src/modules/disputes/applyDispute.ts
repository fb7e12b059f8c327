import type { Transaction } from '../../database/Database.ts';
import { executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import { lockBalance } from '../../ledger/index.ts';
import type { ProcessorDispute } from '../../payments/PaymentProcessor.ts';
import { findRule } from '../autoTopUp/index.ts';
import { refundableAmount } from '../refunds/index.ts';
import { notFound, translateRefusal, type WalletContext } from '../shared/index.ts';
import { hasSucceeded, recordTopUpSuccess, type TopUpRow } from '../topUps/index.ts';
import { type ClawedBack, clawBack, reinstate } from './clawBack.ts';
import {
  type DisputeRow,
  emitDisputeEvents,
  findDispute,
  insertDispute,
  updateDispute,
} from './repository.ts';

/**
 * Records the state of a top-up's dispute. An open dispute takes the disputed money out of the wallet, below zero if it
 * is spent. A won dispute returns it to the same grants. A late, repeated or out-of-order report changes nothing.
 */
export async function applyDispute(context: WalletContext, dispute: ProcessorDispute): Promise<void> {
  await context.database.transaction(async (transaction) => {
    const topUps = kysely.selectFrom('top_ups').selectAll().where('id', '=', dispute.payment);
    const locked = await executeTakeFirst(transaction, topUps.forNoKeyUpdate());
    if (!locked) throw notFound('top-up');
    const known = await findDispute(transaction, dispute.id);
    if (known && dispute.version <= known.processor_version) return;
    const topUp = await recordLateSuccess(context, transaction, locked);
    const row = known ?? (await open(context, transaction, { topUp, dispute }));
    await recordStatus(context, transaction, { row, topUp, dispute });
    await emitDisputeEvents(transaction, { id: row.id, before: known, at: context.now() });
  });
}

/**
 * Records the success of a top-up whose own event is late, because only a successful payment can be disputed. A closed
 * wallet receives nothing, so nothing can be taken from it.
 */
async function recordLateSuccess(
  context: WalletContext,
  transaction: Transaction,
  topUp: TopUpRow,
): Promise<TopUpRow> {
  if (hasSucceeded(topUp)) return topUp;
  // Lock order: the rule before the account.
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
  // The refunded part left the wallet before. A dispute that is first reported as won takes nothing.
  const takeable = dispute.status === 'won' ? 0 : await refundableAmount(transaction, topUp.id);
  const { amount, entryNumber } = await clawBack(context, transaction, {
    of: clawedBack(topUp),
    status: dispute.status,
    amount: Math.min(dispute.amount, takeable),
    grants: topUp.entry_number === null ? [] : [topUp.entry_number],
  });
  const { id: top_up_id, merchant_id, customer_id, wallet_id, currency } = topUp;
  const payment = { top_up_id, merchant_id, customer_id, wallet_id, currency };
  const claw = { clawed_back: amount, entry_number: entryNumber };
  return insertDispute(transaction, { ...payment, ...claw }, { dispute, at });
}

async function recordStatus(
  context: WalletContext,
  transaction: Transaction,
  { row, topUp, dispute }: Parts & { row: DisputeRow },
): Promise<void> {
  const reinstated =
    dispute.status === 'won'
      ? await reinstate(context, transaction, { of: clawedBack(topUp), row })
      : row.reinstated_number;
  await updateDispute(transaction, row.id, {
    status: dispute.status,
    processor_version: dispute.version,
    reinstated_number: reinstated,
    updated_at: context.now(),
  });
}

function clawedBack(topUp: TopUpRow): ClawedBack {
  const { merchant_id, customer_id, wallet_id, currency, id } = topUp;
  return {
    merchant_id,
    customer_id,
    wallet_id,
    currency,
    top_up_id: id,
    invoice_id: null,
    reference: { type: 'topUp', id },
    data: { topUpId: id },
    reason: 'Disputed top-up',
  };
}
