import { type Page, WalletError } from '@coffer/adapter';
import type { Queryable, Transaction } from '../../database/Database.ts';
import { execute, kysely } from '../../database/queryBuilder.ts';
import { lockAccount } from '../../ledger/index.ts';
import { recordAction } from '../auditLog/index.ts';
import {
  type CallerKey,
  claimKey,
  createId,
  fingerprintOf,
  type IdempotentResult,
  notFound,
  type RequestKey,
  storeIdempotentResponse,
  toPage,
  type WalletContext,
} from '../shared/index.ts';
import { type AccessScope, isClosingOrClosed } from '../wallets/index.ts';
import { emitPayouts } from './payoutRows.ts';
import { assertNotDisputed, restoreRefundedFunds } from './refundPolicy.ts';
import {
  emitRefundOutcome,
  findRefund,
  type Refund,
  type RefundPartRow,
  type RefundRow,
  toRefunds,
} from './repository.ts';
import { submitRefund } from './submitRefunds.ts';

/**
 * Reads a refund of the merchant.
 *
 * @throws WalletError `not_found`
 */
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

/** Lists a merchant's refunds, newest first. */
export async function listRefunds(
  context: WalletContext,
  merchantId: string,
  { invoiceId, walletId, cursor, limit }: ListRefundsParameters,
): Promise<Page<Refund>> {
  let query = kysely.selectFrom('refunds').selectAll().where('merchant_id', '=', merchantId);
  if (invoiceId !== undefined) query = query.where('invoice_id', '=', invoiceId);
  if (walletId !== undefined) query = query.where('wallet_id', '=', walletId);
  if (cursor !== undefined) query = query.where('id', '<', cursor);
  const rows = await execute(context.database, query.orderBy('id', 'desc').limit(limit + 1));
  return toPage(await toRefunds(context.database, rows), limit);
}

type RefundSteps<Paid> = {
  /** Finds what was paid and locks it, so that two refunds of it run one after the other. */
  lock: (transaction: Transaction) => Promise<Paid>;
  /** Stores the refund and posts its entries. */
  insert: (transaction: Transaction, paid: Paid, refundId: string) => Promise<void>;
};

/**
 * Creates one refund per idempotency key, and submits its parts to the processor. A repeat finishes what the first
 * call left undone.
 */
export async function refundOnce<Paid>(
  context: WalletContext,
  owner: AccessScope,
  key: RequestKey,
  { lock, insert }: RefundSteps<Paid>,
): Promise<IdempotentResult<Refund>> {
  const at = context.now();
  const id = createId('ref', at);
  const earlier = await context.database.transaction(async (transaction) => {
    const paid = await lock(transaction);
    const found = await claimKey<Refund>(transaction, key, { resourceId: id, at });
    if (found) return found;
    await insert(transaction, paid, id);
    await recordAction(context, transaction, id);
    return null;
  });
  if (earlier?.response) return { value: earlier.response, replayed: true };
  const refundId = earlier?.resourceId ?? id;
  await submitRefund(context, refundId);
  const value = await readRefund(context.database, owner, refundId);
  await storeIdempotentResponse(context.database, key, value);
  return { value, replayed: earlier !== null };
}

/** Time after which the worker pool submits a retried part. */
const retryCheckMs = 20_000;

type FailedRefund = { refundId: string; key: CallerKey };

/**
 * Retries the failed parts of a refund at the processor.
 *
 * @throws WalletError `refund_not_failed`
 */
export function retryRefund(
  context: WalletContext,
  owner: AccessScope,
  refund: FailedRefund,
): Promise<IdempotentResult<Refund>> {
  return resolveFailedParts(context, owner, refund, 'retryRefund', async (transaction, _, part) => {
    const at = context.now();
    await execute(
      transaction,
      kysely
        .updateTable('refund_parts')
        .set((row) => ({
          status: 'processing',
          attempt: row('attempt', '+', 1),
          failure_message: null,
          next_check_at: new Date(at.getTime() + retryCheckMs),
          updated_at: at,
        }))
        .where('id', '=', part.id),
    );
  });
}

/**
 * Returns the failed parts of a refund to the wallet. When the wallet is closed, the merchant pays them out instead.
 *
 * @throws WalletError `refund_not_failed`
 */
export function creditFailedRefund(
  context: WalletContext,
  owner: AccessScope,
  failed: FailedRefund,
): Promise<IdempotentResult<Refund>> {
  return resolveFailedParts(
    context,
    owner,
    failed,
    'creditFailedRefund',
    async (transaction, refund, part) => {
      const at = context.now();
      const { status } = await lockAccount(transaction, { accountId: refund.wallet_id, at });
      const isClosed = isClosingOrClosed(status);
      const entryNumber = isClosed
        ? part.entry_number
        : await restoreRefundedFunds(context, transaction, refund, part);
      await execute(
        transaction,
        kysely
          .updateTable('refund_parts')
          .set({
            status: isClosed ? 'pending' : 'settled',
            destination: isClosed ? 'external' : 'wallet',
            failure_message: null,
            entry_number: entryNumber,
            updated_at: at,
          })
          .where('id', '=', part.id),
      );
      const payoutIds = isClosed ? [part.id] : [];
      await emitPayouts(transaction, { type: 'wallet.payout_required', payoutIds, at });
    },
  );
}

async function resolveFailedParts(
  context: WalletContext,
  owner: AccessScope,
  { refundId, key }: FailedRefund,
  operation: string,
  resolve: (transaction: Transaction, refund: RefundRow, part: RefundPartRow) => Promise<void>,
): Promise<IdempotentResult<Refund>> {
  const requestKey = { ...key, fingerprint: fingerprintOf(operation, { refundId }) };
  const earlier = await context.database.transaction(async (transaction) => {
    const refund = await findRefund(transaction, owner, refundId, 'lock');
    const found = await claimKey<Refund>(transaction, requestKey, {
      resourceId: refundId,
      at: context.now(),
    });
    if (found) return found;
    const failed = await execute(
      transaction,
      kysely
        .selectFrom('refund_parts')
        .selectAll()
        .where('refund_id', '=', refundId)
        .where('status', '=', 'failed')
        .orderBy('id')
        .forUpdate(),
    );
    if (failed.length === 0) {
      throw new WalletError(
        'refund_not_failed',
        'No part of this refund has failed: there is nothing to do.',
      );
    }
    for (const part of failed) await assertNotDisputed(transaction, part);
    for (const part of failed) await resolve(transaction, refund, part);
    await emitRefundOutcome(transaction, refund, { before: 'failed', at: context.now() });
    await recordAction(context, transaction);
    return null;
  });
  if (earlier?.response) return { value: earlier.response, replayed: true };
  await submitRefund(context, refundId);
  const value = await readRefund(context.database, owner, refundId);
  await storeIdempotentResponse(context.database, requestKey, value);
  return { value, replayed: earlier !== null };
}
