import { type Page, WalletError } from '@coffer/adapter';
import type { Queryable, Transaction } from '../../database/Database.ts';
import { lockAccount } from '../../ledger/index.ts';
import { creditRefund } from '../credits/index.ts';
import {
  type Answer,
  type CallerKey,
  claimKey,
  fingerprintOf,
  notFound,
  storeIdempotentResponse,
  toPage,
  type WalletContext,
} from '../shared/index.ts';
import { type AccessScope, isClosingOrClosed } from '../wallets/index.ts';
import { findRefund, type Refund, type RefundPartRow, type RefundRow, toRefunds } from './refundRows.ts';
import { submitRefund } from './submitRefund.ts';

/** Where a refund stands. */
export async function readRefund(database: Queryable, owner: AccessScope, refundId: string): Promise<Refund> {
  const [refund] = await toRefunds(database, [await findRefund(database, owner, refundId)]);
  if (!refund) throw notFound('refund');
  return refund;
}

export type ListRefundsParameters = {
  invoiceId?: string | undefined;
  walletId?: string | undefined;
  cursor?: string | undefined;
  limit: number;
};

/** A merchant's refunds, newest first. */
export async function listRefunds(
  context: WalletContext,
  merchantId: string,
  { invoiceId, walletId, cursor, limit }: ListRefundsParameters,
): Promise<Page<Refund>> {
  const rows = await context.database.query<RefundRow>(
    `select * from refunds where merchant_id = $1 and ($2::text is null or invoice_id = $2)
       and ($3::text is null or wallet_id = $3) and ($4::text is null or id < $4)
     order by id desc limit $5`,
    [merchantId, invoiceId ?? null, walletId ?? null, cursor ?? null, limit + 1],
  );
  return toPage(await toRefunds(context.database, rows), limit);
}

type OfRefund = { refundId: string; key: CallerKey };

/** Asks the card again for what it refused. @throws WalletError `refund_not_failed` */
export function retryRefund(
  context: WalletContext,
  owner: AccessScope,
  of: OfRefund,
): Promise<Answer<Refund>> {
  return settleFailed(context, owner, of, 'retryRefund', async (transaction, _, part) => {
    await transaction.query(
      `update refund_parts set status = 'processing', attempt = attempt + 1, failure_message = null,
         next_check_at = $2, updated_at = $3 where id = $1`,
      [part.id, new Date(context.now().getTime() + 20_000), context.now()],
    );
  });
}

/**
 * Turns what a card refused into balance: undoes its way out of the wallet, or credits it as paid money. Of a
 * closed wallet it becomes the merchant's to pay out.
 */
export function creditFailedRefund(
  context: WalletContext,
  owner: AccessScope,
  of: OfRefund,
): Promise<Answer<Refund>> {
  return settleFailed(context, owner, of, 'creditFailedRefund', async (transaction, refund, part) => {
    const at = context.now();
    const { status } = await lockAccount(transaction, { accountId: refund.wallet_id, at });
    const isClosed = isClosingOrClosed(status);
    const entryNumber = isClosed
      ? part.entry_number
      : await restoreRefundedFunds(context, transaction, refund, part);
    await transaction.query(
      `update refund_parts set status = 'settled', destination = $4, failure_message = null,
         entry_number = $2, updated_at = $3 where id = $1`,
      [part.id, entryNumber, at, isClosed ? 'external' : 'wallet'],
    );
  });
}

async function settleFailed(
  context: WalletContext,
  owner: AccessScope,
  { refundId, key }: OfRefund,
  operation: string,
  settle: (transaction: Transaction, refund: RefundRow, part: RefundPartRow) => Promise<void>,
): Promise<Answer<Refund>> {
  const requestKey = { ...key, fingerprint: fingerprintOf(operation, { refundId }) };
  const earlier = await context.database.transaction(async (transaction) => {
    const refund = await findRefund(transaction, owner, refundId, 'lock');
    const found = await claimKey<Refund>(transaction, requestKey, {
      resourceId: refundId,
      at: context.now(),
    });
    if (found) return found;
    const failed = await transaction.query<RefundPartRow>(
      `select * from refund_parts where refund_id = $1 and status = 'failed' order by id for update`,
      [refundId],
    );
    if (failed.length === 0) {
      throw new WalletError(
        'refund_not_failed',
        'No part of this refund has failed: there is nothing to do.',
      );
    }
    for (const part of failed) await refuseDisputed(transaction, part);
    for (const part of failed) await settle(transaction, refund, part);
    return null;
  });
  if (earlier?.response) return { value: earlier.response, replayed: true };
  await submitRefund(context, refundId);
  const value = await readRefund(context.database, owner, refundId);
  await storeIdempotentResponse(context.database, requestKey, value);
  return { value, replayed: earlier !== null };
}

/** A payment that its bank has taken back has nothing left to give: returned as well, the money would go out twice. */
async function refuseDisputed(transaction: Transaction, part: RefundPartRow): Promise<void> {
  const [row] = await transaction.query<{ left: number }>(
    `select coalesce(t.amount, i.amount) - d.amount - coalesce((
         select sum(p.amount) from refund_parts p
         where (p.payment_key = $1 and p.destination = 'paymentMethod') or p.invoice_payment_id = i.id), 0)::bigint as left
     from (select coalesce(top_up_id, invoice_payment_id) as payment, sum(amount)::bigint as amount from disputes
       where status <> 'won' and (top_up_id = $1 or invoice_payment_id = $1) group by 1) d
     left join top_ups t on t.id = d.payment left join invoice_payments i on i.id = d.payment`,
    [part.payment_key],
  );
  if (row === undefined || row.left >= 0) return;
  throw new WalletError(
    'refund_not_failed',
    "The customer's bank has taken this payment back by a dispute. Wait until you win it, or leave the refund as it is.",
  );
}

async function restoreRefundedFunds(
  context: WalletContext,
  transaction: Transaction,
  refund: RefundRow,
  part: RefundPartRow,
): Promise<number> {
  const { wallet_id: walletId, currency } = refund;
  const { amount, entry_number: entryNumber, bonus_entry_number: bonusEntry, bonus_amount: bonus } = part;
  const about = { walletId, currency, refundId: refund.id };
  if (entryNumber === null) {
    const reason = 'Refund that the card refused';
    const reference = { type: 'refund', id: refund.id };
    return creditRefund(context, transaction, { walletId, currency, amount, reason, reference });
  }
  const put = await reverse(context, transaction, {
    ...about,
    reversesEntry: entryNumber,
    amount,
    counterAccount: 'cash',
  });
  if (bonusEntry !== null && bonus !== null) {
    await reverse(context, transaction, {
      ...about,
      reversesEntry: bonusEntry,
      amount: bonus,
      counterAccount: 'promotions',
    });
  }
  return put;
}

type Undoing = {
  walletId: string;
  currency: string;
  refundId: string;
  reversesEntry: number;
  amount: number;
  counterAccount: 'cash' | 'promotions';
};

/** Brings back what an entry took on its way to the card, into the very grant that it came from. */
async function reverse(
  context: WalletContext,
  transaction: Transaction,
  { walletId: accountId, refundId, ...what }: Undoing,
): Promise<number> {
  const [receipt] = await context.ledger.postWithin(transaction, [
    {
      ...what,
      action: 'reverse',
      accountId,
      actor: 'merchant',
      at: context.now(),
      type: 'refund',
      source: 'refund',
      reason:
        what.counterAccount === 'cash'
          ? 'Refund that the card refused'
          : 'Bonus of a refund that the card refused',
      reference: { type: 'refund', id: refundId },
      metadata: {},
      event: { type: 'wallet.refunded', data: { refundId } },
    },
  ]);
  if (!receipt?.entry) throw new Error(`The ledger gave no entry for refund ${refundId}.`);
  return receipt.entry.number;
}
