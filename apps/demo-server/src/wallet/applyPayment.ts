import { type TopUpFailureCode, type TopUpStatus, WalletError } from '@coffer/adapter';
import type { Transaction } from '../database/Database.ts';
import { appendEvents } from '../ledger/appendEvents.ts';
import { readBalance } from '../ledger/readBalance.ts';
import type { ProcessorPayment } from '../processor/PaymentProcessor.ts';
import { findRule } from './autoTopUpRows.ts';
import { followAttempt } from './followAttempt.ts';
import { settleTopUp } from './settleTopUp.ts';
import { isFinal, type TopUpRow } from './topUpRows.ts';
import type { WalletContext } from './WalletContext.ts';

/** How long a customer has to confirm: half an hour, or a day where nobody was there when it was asked for. */
export function confirmWithinMs({ source }: Pick<TopUpRow, 'source'>): number {
  return (source === 'autoTopUp' ? 24 * 60 : 30) * 60_000;
}

/** How long until the sweeper asks again about a payment that takes its time. */
const checkAgainMs = 30_000;

/**
 * Brings a top-up to where its payment stands: by an answer, by an event, or by having asked again. A
 * telling that is late, repeated or out of order changes nothing.
 */
export async function applyPayment(context: WalletContext, payment: ProcessorPayment): Promise<TopUpRow> {
  try {
    return await context.database.transaction((transaction) => apply(context, transaction, payment));
  } catch (error) {
    if (!(error instanceof WalletError) || payment.status !== 'succeeded') throw error;
    // The wallet refuses the money for good, so the customer gets it back before the attempt is failed.
    return applyPayment(context, await context.processor.refundPayment(payment.idempotencyKey));
  }
}

async function apply(
  context: WalletContext,
  transaction: Transaction,
  payment: ProcessorPayment,
): Promise<TopUpRow> {
  const row = await lockTopUp(transaction, payment.idempotencyKey);
  if (isFinal(row.status) || payment.version <= row.processor_version) return row;
  if (row.source !== 'autoTopUp') return move(context, transaction, row, payment);
  await findRule(transaction, row.wallet_id, 'lock');
  const moved = await move(context, transaction, row, payment);
  await followAttempt(transaction, moved, context.now());
  return moved;
}

function move(
  context: WalletContext,
  transaction: Transaction,
  row: TopUpRow,
  payment: ProcessorPayment,
): Promise<TopUpRow> {
  const { version } = payment;
  switch (payment.status) {
    case 'succeeded':
      return settleTopUp(context, transaction, row, version);
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
      return whyReturned(transaction, row).then((why) =>
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
): Promise<{ code: TopUpFailureCode; message: string }> {
  const account = await readBalance(transaction, row.wallet_id);
  return account?.status === 'closed'
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
  { code, message, version }: { code: TopUpFailureCode; message: string; version: number },
): Promise<TopUpRow> {
  return change(context, transaction, row, { status: 'failed', version, failure: { code, message } });
}

type Change = {
  status: TopUpStatus;
  version: number;
  actionUrl?: string;
  expectedAt?: Date | null;
  failure?: { code: TopUpFailureCode; message: string };
};

async function change(
  context: WalletContext,
  transaction: Transaction,
  row: TopUpRow,
  to: Change,
): Promise<TopUpRow> {
  const at = context.now();
  if (isFinal(to.status)) await tell(transaction, row, to, at);
  const [changed] = await transaction.query<TopUpRow>(
    `update top_ups set status = $2, processor_version = $3, action_url = $4, expected_at = $5, failure_code = $6,
       failure_message = $7, asking_until = null, next_check_at = $8, updated_at = $9
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
    ],
  );
  return changed ?? row;
}

/** `top_up.failed`, `top_up.canceled`, `top_up.expired`: with the change, or not at all. */
async function tell(transaction: Transaction, row: TopUpRow, to: Change, at: Date): Promise<void> {
  const code = to.failure ? { code: to.failure.code } : {};
  const data = { topUpId: row.id, status: to.status, ...code };
  await appendEvents(transaction, row.wallet_id, [{ type: `top_up.${to.status}`, at, data }]);
}

async function lockTopUp(transaction: Transaction, topUpId: string): Promise<TopUpRow> {
  const [row] = await transaction.query<TopUpRow>('select * from top_ups where id = $1 for update', [
    topUpId,
  ]);
  if (!row) throw new Error(`The processor told of a payment for ${topUpId}, which is no top-up here.`);
  return row;
}
