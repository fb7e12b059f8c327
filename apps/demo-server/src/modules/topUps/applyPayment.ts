import { isFinalTopUpStatus, type TopUpFailureCode, type TopUpStatus, WalletError } from '@coffer/adapter';
import type { Transaction } from '../../database/Database.ts';
import { executeTakeFirst, kysely, sum } from '../../database/queryBuilder.ts';
import { appendEvents, readBalance } from '../../ledger/index.ts';
import type { ProcessorPayment } from '../../payments/PaymentProcessor.ts';
import type { EventType } from '../eventCatalog/index.ts';
import { insertRefund, submitRefund } from '../refunds/index.ts';
import { createId, type WalletContext } from '../shared/index.ts';
import { isClosingOrClosed } from '../wallets/index.ts';
import { lockTopUp, type TopUpRow } from './repository.ts';
import { settleTopUp } from './settleTopUp.ts';

/** Time for a customer to confirm a payment, in milliseconds: half an hour, or a day for an automatic top-up. */
export function confirmWithinMs({ source }: Pick<TopUpRow, 'source'>): number {
  return (source === 'autoTopUp' ? 24 * 60 : 30) * 60_000;
}

/** Pause before a payment that is still processing is checked again. */
const checkAgainMs = 30_000;

/**
 * Records the state of a payment at the processor, from a response or an event. A late, repeated or out-of-order
 * event changes nothing, except that a success is always recorded, even for a top-up that had failed or was canceled
 * here. When the wallet cannot receive the money, the payment is refunded.
 */
export async function applyPayment(context: WalletContext, payment: ProcessorPayment): Promise<TopUpRow> {
  const attempt = (step: typeof apply) =>
    context.database.transaction((transaction) => step(context, transaction, payment));
  const row = await attempt(apply).catch((error: unknown) => {
    if (payment.status !== 'succeeded' || !isUncreditable(error)) throw error;
    return attempt(returnPayment);
  });
  if (row.returned_by !== null) await submitRefund(context, row.returned_by);
  return row;
}

/** Whether the wallet can never receive the money. Other errors may pass. */
function isUncreditable(error: unknown): boolean {
  const codes: string[] = ['wallet_closing', 'wallet_closed', 'amount_out_of_range'];
  return error instanceof WalletError && codes.includes(error.code);
}

/** Records that the payment of a top-up succeeded, in the transaction of a caller who has locked the top-up. */
export async function recordTopUpSuccess(
  context: WalletContext,
  transaction: Transaction,
  row: TopUpRow,
  version: number,
): Promise<TopUpRow> {
  if (row.source === 'autoTopUp') await context.handlers.lockAutoTopUp(transaction, row.wallet_id);
  const settled = await settleTopUp(context, transaction, row, version);
  if (row.source === 'autoTopUp')
    await context.handlers.automaticTopUpChanged(transaction, settled, context.now());
  return settled;
}

/** Whether a success was recorded before: the money was credited, or refunded. */
export function hasSucceeded({ status, returned_by: returnedBy }: TopUpRow): boolean {
  return status === 'settled' || returnedBy !== null;
}

/** Whether the processor's version is newer than the stored one, and can still change it. */
function isNewer(row: TopUpRow, { status, version }: ProcessorPayment): boolean {
  if (version <= row.processor_version) return false;
  return status === 'succeeded' ? !hasSucceeded(row) : !isFinalTopUpStatus(row.status);
}

async function apply(
  context: WalletContext,
  transaction: Transaction,
  payment: ProcessorPayment,
): Promise<TopUpRow> {
  const row = await lockTopUp(transaction, payment.idempotencyKey);
  if (!isNewer(row, payment)) return row;
  if (payment.status === 'succeeded') return recordTopUpSuccess(context, transaction, row, payment.version);
  if (row.source !== 'autoTopUp') return recordStatus(context, transaction, row, payment);
  await context.handlers.lockAutoTopUp(transaction, row.wallet_id);
  const changed = await recordStatus(context, transaction, row, payment);
  await context.handlers.automaticTopUpChanged(transaction, changed, context.now());
  return changed;
}

/**
 * Refunds a payment that the wallet cannot receive. The merchant sees the refund, and can retry it or pay it out by
 * hand. The part that a bank has taken back by a dispute is not refunded.
 */
async function returnPayment(
  context: WalletContext,
  transaction: Transaction,
  payment: ProcessorPayment,
): Promise<TopUpRow> {
  const row = await lockTopUp(transaction, payment.idempotencyKey);
  if (!isNewer(row, payment)) return row;
  const { version } = payment;
  if (row.source === 'autoTopUp') await context.handlers.lockAutoTopUp(transaction, row.wallet_id);
  const amount = row.total - (await disputedAmount(transaction, row));
  const at = context.now();
  const refundId = amount > 0 ? createId('ref', at) : null;
  if (refundId !== null) {
    const refund = {
      id: refundId,
      merchant_id: row.merchant_id,
      customer_id: row.customer_id,
      wallet_id: row.wallet_id,
      invoice_id: null,
      top_up_id: row.id,
      currency: row.currency,
      destination: 'original' as const,
      reason: 'The wallet could not receive it',
      created_at: at,
    };
    const part = { destination: 'paymentMethod' as const, amount, paymentKey: row.id };
    await insertRefund(transaction, refund, [part]);
  }
  const failure = await returnedFailure(transaction, row, at);
  const failed = await fail(context, transaction, row, { ...failure, version, returnedBy: refundId });
  if (row.source === 'autoTopUp') await context.handlers.automaticTopUpChanged(transaction, failed, at);
  return failed;
}

async function disputedAmount(transaction: Transaction, { id }: TopUpRow): Promise<number> {
  const query = kysely
    .selectFrom('disputes')
    .select(({ ref }) => sum(ref('amount')).as('amount'))
    .where('top_up_id', '=', id)
    .where('status', '<>', 'won');
  return (await executeTakeFirst(transaction, query))?.amount ?? 0;
}

/** Records any state of the payment but a success. */
async function recordStatus(
  context: WalletContext,
  transaction: Transaction,
  row: TopUpRow,
  payment: Exclude<ProcessorPayment, { status: 'succeeded' }>,
): Promise<TopUpRow> {
  const { version } = payment;
  switch (payment.status) {
    case 'requiresAction':
      return change(context, transaction, row, {
        status: 'requiresAction',
        version,
        actionUrl: payment.actionUrl,
      });
    case 'processing':
      return change(context, transaction, row, {
        status: 'processing',
        version,
        expectedAt: payment.expectedAt,
      });
    case 'declined':
      return fail(context, transaction, row, { code: payment.code, message: payment.message, version });
    case 'refunded': {
      const failure = await returnedFailure(transaction, row, context.now());
      return fail(context, transaction, row, { ...failure, version });
    }
    case 'canceled':
      return cancel(context, transaction, row, version);
    default:
      return payment satisfies never;
  }
}

/** The failure of a top-up whose payment was refunded: its wallet was closed, or the processor refunded it. */
async function returnedFailure(
  transaction: Transaction,
  row: TopUpRow,
  at: Date,
): Promise<{ code: TopUpFailureCode; message: string }> {
  const account = await readBalance(transaction, { accountId: row.wallet_id, at });
  return account && isClosingOrClosed(account.status)
    ? { code: 'wallet_closed', message: 'The wallet was closed meanwhile. The payment was returned.' }
    : { code: 'payment_returned', message: 'The payment was returned.' };
}

/** Records a canceled payment: the customer canceled it, the time to confirm is over, or the processor never received it. */
function cancel(
  context: WalletContext,
  transaction: Transaction,
  row: TopUpRow,
  version: number,
): Promise<TopUpRow> {
  if (row.processor_version === 0) {
    const message = 'The payment processor could not be reached. Nothing was charged.';
    return fail(context, transaction, row, { code: 'processing_error', message, version });
  }
  const expired = context.now().getTime() - row.created_at.getTime() >= confirmWithinMs(row);
  return change(context, transaction, row, { status: expired ? 'expired' : 'canceled', version });
}

function fail(
  context: WalletContext,
  transaction: Transaction,
  row: TopUpRow,
  {
    code,
    message,
    ...to
  }: { code: TopUpFailureCode; message: string; version: number; returnedBy?: string | null },
): Promise<TopUpRow> {
  return change(context, transaction, row, { ...to, status: 'failed', failure: { code, message } });
}

type Change = {
  status: TopUpStatus;
  version: number;
  actionUrl?: string;
  expectedAt?: Date | null;
  failure?: { code: TopUpFailureCode; message: string };
  returnedBy?: string | null;
};

async function change(
  context: WalletContext,
  transaction: Transaction,
  row: TopUpRow,
  to: Change,
): Promise<TopUpRow> {
  const at = context.now();
  await emitEnded(transaction, row, to, at);
  const update = kysely
    .updateTable('top_ups')
    .set({
      status: to.status,
      processor_version: to.version,
      action_url: to.actionUrl ?? null,
      expected_at: to.expectedAt ?? null,
      failure_code: to.failure?.code ?? null,
      failure_message: to.failure?.message ?? null,
      submitting_until: null,
      next_check_at: isFinalTopUpStatus(to.status) ? null : new Date(at.getTime() + checkAgainMs),
      updated_at: at,
      returned_by: to.returnedBy ?? null,
    })
    .where('id', '=', row.id)
    .returningAll();
  return (await executeTakeFirst(transaction, update)) ?? row;
}

const endedEvents: Partial<Record<TopUpStatus, EventType>> = {
  failed: 'top_up.failed',
  canceled: 'top_up.canceled',
  expired: 'top_up.expired',
};

/** Emits the event of a top-up that ended without money, in the transaction that ends it. */
async function emitEnded(transaction: Transaction, row: TopUpRow, to: Change, at: Date): Promise<void> {
  const type = endedEvents[to.status];
  if (!type) return;
  const code = to.failure ? { code: to.failure.code } : {};
  const refund = to.returnedBy ? { refundId: to.returnedBy } : {};
  const data = { topUpId: row.id, status: to.status, ...code, ...refund };
  await appendEvents(transaction, row.wallet_id, [{ type, at, data }]);
}
