import type { EntrySource } from '@coffer/adapter';
import type { Transaction } from '../../database/Database.ts';
import { executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import { appendEvents, type CreditOperation } from '../../ledger/index.ts';
import { requestDocument } from '../documents/index.ts';
import { emitCustomerEvent } from '../eventCatalog/index.ts';
import type { WalletContext } from '../shared/index.ts';
import { type TopUpRow, toTopUp } from './repository.ts';

/** Credits a paid top-up and its bonus, marks it settled and emits its event, in the caller's transaction. */
export async function settleTopUp(
  context: WalletContext,
  transaction: Transaction,
  row: TopUpRow,
  processorVersion: number,
): Promise<TopUpRow> {
  const at = context.now();
  const operations = [paidCredit(row, at), ...(row.bonus > 0 ? [bonusCredit(row, at)] : [])];
  const receipts = await context.ledger.postWithin(transaction, operations);
  const entry = receipts[0]?.entry;
  const bonusEntry = receipts[1]?.entry;
  const balance = receipts.at(-1)?.balance;
  if (!entry || !balance || (row.bonus > 0 && !bonusEntry))
    throw new Error(`The ledger returned too few entries for top-up ${row.id}.`);
  const event = { type: 'top_up.settled', at, data: { topUpId: row.id, status: 'settled', ...byLink(row) } };
  await appendEvents(transaction, row.wallet_id, [event]);
  await requestDocument(transaction, {
    merchantId: row.merchant_id,
    kind: 'receipt',
    subjectId: row.id,
    at,
  });
  const update = kysely
    .updateTable('top_ups')
    .set({
      status: 'settled',
      processor_version: processorVersion,
      entry_number: entry.number,
      bonus_entry_number: bonusEntry?.number ?? null,
      balance_after: balance.balance,
      failure_code: null,
      failure_message: null,
      action_url: null,
      submitting_until: null,
      next_check_at: null,
      updated_at: at,
    })
    .where('id', '=', row.id)
    .returningAll();
  const settled = (await executeTakeFirst(transaction, update)) ?? row;
  if (settled.payment_link_id !== null) {
    await emitCustomerEvent(transaction, {
      type: 'payment_link.paid',
      merchantId: row.merchant_id,
      customerId: row.customer_id,
      walletId: row.wallet_id,
      at,
      objects: { topUp: toTopUp(settled) },
    });
  }
  return settled;
}

/** Names the payment link in the event, so that the merchant knows which one was paid. */
function byLink({ payment_link_id: paymentLinkId }: TopUpRow): { paymentLinkId?: string } {
  return paymentLinkId === null ? {} : { paymentLinkId };
}

function paidCredit(row: TopUpRow, at: Date): CreditOperation<EntrySource> {
  return {
    ...common(row, at),
    amount: row.amount,
    source: row.source,
    reason: reasons[row.source],
    counterAccount: 'cash',
    grant: { kind: 'paid', priority: 100, expiresAt: null },
  };
}

const reasons = { topUp: 'Top-up', autoTopUp: 'Auto top-up', paymentLink: 'Top-up by link' };

function bonusCredit(row: TopUpRow, at: Date): CreditOperation<EntrySource> {
  return {
    ...common(row, at),
    amount: row.bonus,
    source: 'bonus',
    reason: 'Top-up bonus',
    counterAccount: 'promotions',
    grant: { kind: 'promotional', priority: 100, expiresAt: row.bonus_expires_at },
  };
}

function common(row: TopUpRow, at: Date) {
  return {
    action: 'credit',
    accountId: row.wallet_id,
    currency: row.currency,
    // The payment has succeeded, so a frozen wallet receives it too.
    actor: 'system',
    at,
    type: 'credit',
    reference: { type: 'topUp', id: row.id },
    metadata: {},
    event: { type: 'wallet.topped_up', data: { topUpId: row.id } },
  } as const;
}
