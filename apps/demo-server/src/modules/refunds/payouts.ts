import type { Page } from '@coffer/adapter';
import type { Queryable } from '../../database/Database.ts';
import { execute, executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import { recordAction } from '../auditLog/index.ts';
import {
  type CallerKey,
  claimKey,
  fingerprintOf,
  type IdempotentResult,
  notFound,
  storeIdempotentResponse,
  toPage,
  type WalletContext,
} from '../shared/index.ts';
import type { AccessScope } from '../wallets/index.ts';
import { emitPayouts, type Payout, selectPayouts, toPayout } from './payoutRows.ts';
import { readRefund } from './refunds.ts';
import { emitRefundOutcome, findRefund } from './repository.ts';

export type ListPayoutsParameters = {
  status?: Payout['status'] | undefined;
  customerId?: string | undefined;
  walletId?: string | undefined;
  currency?: string | undefined;
  /** Only payouts created at this time or later. */
  from?: Date | undefined;
  /** Only payouts created before this time. */
  to?: Date | undefined;
  cursor?: string | undefined;
  limit: number;
};

/** Lists a merchant's payouts, newest first. */
export async function listPayouts(
  context: WalletContext,
  merchantId: string,
  { status, customerId, walletId, currency, from, to, cursor, limit }: ListPayoutsParameters,
): Promise<Page<Payout>> {
  let query = selectPayouts().where('r.merchant_id', '=', merchantId);
  if (status !== undefined) query = query.where('p.status', status === 'pending' ? '=' : '<>', 'pending');
  if (customerId !== undefined) query = query.where('r.customer_id', '=', customerId);
  if (walletId !== undefined) query = query.where('r.wallet_id', '=', walletId);
  if (currency !== undefined) query = query.where('r.currency', '=', currency);
  if (from !== undefined) query = query.where('p.created_at', '>=', from);
  if (to !== undefined) query = query.where('p.created_at', '<', to);
  if (cursor !== undefined) query = query.where('p.id', '<', cursor);
  const rows = await execute(context.database, query.orderBy('p.id', 'desc').limit(limit + 1));
  return toPage(rows.map(toPayout), limit);
}

/**
 * Reads a payout of the merchant.
 *
 * @throws WalletError `not_found`
 */
export async function readPayout(
  database: Queryable,
  { merchantId }: AccessScope,
  payoutId: string,
): Promise<Payout> {
  const query = selectPayouts().where('r.merchant_id', '=', merchantId).where('p.id', '=', payoutId);
  const row = await executeTakeFirst(database, query);
  if (!row) throw notFound('payout');
  return toPayout(row);
}

/**
 * Marks a payout as paid. Does nothing to a payout that is paid already: the first reference stays.
 *
 * @throws WalletError `not_found`
 */
export async function markPayoutPaid(
  context: WalletContext,
  owner: AccessScope,
  { key, ...parameters }: { payoutId: string; reference: string | null; key: CallerKey },
): Promise<IdempotentResult<Payout>> {
  const { payoutId, reference } = parameters;
  const requestKey = { ...key, fingerprint: fingerprintOf('markPayoutPaid', parameters) };
  return context.database.transaction(async (transaction) => {
    const at = context.now();
    const { refundId } = await readPayout(transaction, owner, payoutId);
    const earlier = await claimKey<Payout>(transaction, requestKey, { resourceId: payoutId, at });
    if (earlier?.response) return { value: earlier.response, replayed: true };
    const refund = await findRefund(transaction, owner, refundId, 'lock');
    const { status: before } = await readRefund(transaction, owner, refundId);
    const update = kysely
      .updateTable('refund_parts')
      .set({ status: 'settled', paid_at: at, paid_reference: reference, updated_at: at })
      .where('id', '=', payoutId)
      .where('status', '=', 'pending')
      .returning('id');
    if (await executeTakeFirst(transaction, update)) {
      await emitPayouts(transaction, { type: 'wallet.payout_paid', payoutIds: [payoutId], at });
      await emitRefundOutcome(transaction, refund, { before, at });
      await recordAction(context, transaction, payoutId);
    }
    const value = await readPayout(transaction, owner, payoutId);
    await storeIdempotentResponse(transaction, requestKey, value);
    return { value, replayed: false };
  });
}
