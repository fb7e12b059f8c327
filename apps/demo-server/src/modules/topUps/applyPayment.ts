import { type TopUpFailureCode, type TopUpStatus, WalletError } from '@coffer/adapter';
import type { Transaction } from '../../database/Database.ts';
import { appendEvents, readBalance } from '../../ledger/index.ts';
import type { ProcessorPayment } from '../../payments/PaymentProcessor.ts';
import type { EventType } from '../eventCatalog/index.ts';
import { insertRefund, submitRefund } from '../refunds/index.ts';
import { createId, type WalletContext } from '../shared/index.ts';
import { isClosingOrClosed } from '../wallets/index.ts';
import { settleTopUp } from './settleTopUp.ts';
import { isFinal, type TopUpRow } from './topUpRows.ts';

/** How long a customer has to confirm: half an hour, or a day where nobody was there when it was asked for. */
export function confirmWithinMs({ source }: Pick<TopUpRow, 'source'>): number {
  return (source === 'autoTopUp' ? 24 * 60 : 30) * 60_000;
}

/** How long until the sweeper asks again about a payment that takes its time. */
const checkAgainMs = 30_000;

/**
 * Brings a top-up to where its payment stands: by a response, by an event, or after asking again. An event that is
 * late, repeated or out of order changes nothing, except that a success is always recorded: also of a top-up that
 * had failed or was canceled here. Where the wallet cannot receive the money, it is returned to its method.
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

/** Whether the wallet can never receive the money, as opposed to not now. */
function isUncreditable(error: unknown): boolean {
  const codes: string[] = ['wallet_closing', 'wallet_closed', 'amount_out_of_range'];
  return error instanceof WalletError && codes.includes(error.code);
}

/** Records that a top-up's payment has succeeded, in the transaction of a caller who has locked the top-up. */
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

/** Whether a success was recorded before: it was credited, or returned. */
export function hasSucceeded({ status, returned_by: returnedBy }: TopUpRow): boolean {
  return status === 'settled' || returnedBy !== null;
}

/** Whether what the processor says is newer than what is stored, and can still change it. */
function isNews(row: TopUpRow, { status, version }: ProcessorPayment): boolean {
  if (version <= row.processor_version) return false;
  return status === 'succeeded' ? !hasSucceeded(row) : !isFinal(row.status);
}

async function apply(
  context: WalletContext,
  transaction: Transaction,
  payment: ProcessorPayment,
): Promise<TopUpRow> {
  const row = await lockTopUp(transaction, payment.idempotencyKey);
  if (!isNews(row, payment)) return row;
  if (payment.status === 'succeeded') return recordTopUpSuccess(context, transaction, row, payment.version);
  if (row.source !== 'autoTopUp') return move(context, transaction, row, payment);
  await context.handlers.lockAutoTopUp(transaction, row.wallet_id);
  const moved = await move(context, transaction, row, payment);
  await context.handlers.automaticTopUpChanged(transaction, moved, context.now());
  return moved;
}

/**
 * Returns a payment to its method because the wallet cannot receive it: as a refund, which the merchant sees,
 * retries or pays out by hand like any other. What a bank has taken back is not returned as well.
 */
async function returnPayment(
  context: WalletContext,
  transaction: Transaction,
  payment: ProcessorPayment,
): Promise<TopUpRow> {
  const row = await lockTopUp(transaction, payment.idempotencyKey);
  if (!isNews(row, payment)) return row;
  const { version } = payment;
  if (row.source === 'autoTopUp') await context.handlers.lockAutoTopUp(transaction, row.wallet_id);
  const amount = row.total - (await disputedOf(transaction, row));
  const at = context.now();
  const refundId = amount > 0 ? createId('ref', at) : null;
  if (refundId !== null) {
    const { merchant_id, customer_id, wallet_id, currency, id: top_up_id } = row;
    const facts = { id: refundId, merchant_id, customer_id, wallet_id, currency, created_at: at };
    await insertRefund(
      transaction,
      {
        ...facts,
        invoice_id: null,
        top_up_id,
        destination: 'original',
        reason: 'The wallet could not receive it',
      },
      [{ destination: 'paymentMethod', amount, paymentKey: row.id }],
    );
  }
  const why = await whyReturned(transaction, row, at);
  const failed = await fail(context, transaction, row, { ...why, version, returnedBy: refundId });
  if (row.source === 'autoTopUp') await context.handlers.automaticTopUpChanged(transaction, failed, at);
  return failed;
}

async function disputedOf(transaction: Transaction, { id }: TopUpRow): Promise<number> {
  const [row] = await transaction.query<{ amount: number }>(
    `select coalesce(sum(amount), 0)::bigint as amount from disputes where top_up_id = $1 and status <> 'won'`,
    [id],
  );
  return row?.amount ?? 0;
}

function move(
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
    case 'refunded':
      return whyReturned(transaction, row, context.now()).then((why) =>
        fail(context, transaction, row, { ...why, version }),
      );
    case 'canceled':
      return giveUp(context, transaction, row, version);
  }
}

/** Money is returned to a customer whose wallet was closed meanwhile, or by the processor itself. */
async function whyReturned(
  transaction: Transaction,
  row: TopUpRow,
  at: Date,
): Promise<{ code: TopUpFailureCode; message: string }> {
  const account = await readBalance(transaction, { accountId: row.wallet_id, at });
  return account && isClosingOrClosed(account.status)
    ? { code: 'wallet_closed', message: 'The wallet was closed meanwhile. The payment was returned.' }
    : { code: 'payment_returned', message: 'The payment was returned.' };
}

/** What giving up means: the customer did, or ran out of time, or the processor never heard of it. */
function giveUp(
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
  const [changed] = await transaction.query<TopUpRow>(
    `update top_ups set status = $2, processor_version = $3, action_url = $4, expected_at = $5, failure_code = $6,
       failure_message = $7, submitting_until = null, next_check_at = $8, updated_at = $9, returned_by = $10
     where id = $1 returning *`,
    [
      row.id,
      to.status,
      to.version,
      to.actionUrl ?? null,
      to.expectedAt ?? null,
      to.failure?.code ?? null,
      to.failure?.message ?? null,
      isFinal(to.status) ? null : new Date(at.getTime() + checkAgainMs),
      at,
      to.returnedBy ?? null,
    ],
  );
  return changed ?? row;
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

async function lockTopUp(transaction: Transaction, topUpId: string): Promise<TopUpRow> {
  const [row] = await transaction.query<TopUpRow>('select * from top_ups where id = $1 for no key update', [
    topUpId,
  ]);
  if (!row) throw new Error(`The processor told of a payment for ${topUpId}, which is no top-up here.`);
  return row;
}
