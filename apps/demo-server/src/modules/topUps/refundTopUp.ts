import { type Money, WalletError } from '@coffer/adapter';
import type { Queryable, Transaction } from '../../database/Database.ts';
import { executeTakeFirst, kysely, sum } from '../../database/queryBuilder.ts';
import { type LedgerGrant, lockBalance, readGrant } from '../../ledger/index.ts';
import { requireBalance } from '../balances/index.ts';
import { requestDocument } from '../documents/index.ts';
import { debitForRefund, insertRefund, type Refund, refundableAmount, refundOnce } from '../refunds/index.ts';
import {
  type CallerKey,
  fingerprintOf,
  type IdempotentResult,
  moneyText,
  requireCurrency,
  translateRefusal,
  type WalletContext,
} from '../shared/index.ts';
import { type AccessScope, refuseClosed } from '../wallets/index.ts';
import { findTopUp, type TopUpRow } from './repository.ts';

export type RefundTopUpParameters = {
  topUpId: string;
  /** Null refunds everything that can be refunded. */
  amount: Money | null;
  reason: string | null;
};

/** Effect of refunding a top-up now. */
export type TopUpRefundPreview = {
  topUpId: string;
  walletId: string;
  /** The largest refund now: the unused paid part that the card can still receive. */
  refundable: Money;
  /** The amount that the card receives. */
  amount: Money;
  paidWith: string | null;
  /** The unused bonus that leaves the wallet. */
  bonusTakenBack: Money;
  /** The rest of the refund's share of the bonus: spent, on hold or expired. */
  bonusNotRecovered: Money;
  /** The unused paid part that stays in the wallet. */
  paidRemaining: Money;
  /** The unused bonus that stays in the wallet. */
  bonusRemaining: Money;
  balanceBefore: Money;
  balanceAfter: Money;
};

/**
 * Refunds the unused paid part of a top-up to the card that paid it, and takes back its bonus in proportion, as far
 * as the bonus is unused.
 */
export async function refundTopUp(
  context: WalletContext,
  owner: AccessScope,
  { key, ...parameters }: RefundTopUpParameters & { key: CallerKey },
): Promise<IdempotentResult<Refund>> {
  const fingerprint = fingerprintOf('refundTopUp', parameters);
  return refundOnce(
    context,
    owner,
    { ...key, fingerprint },
    {
      lock: (transaction) => findTopUp(transaction, owner, parameters.topUpId, 'lock'),
      insert: (transaction, topUp, id) => insert(context, transaction, { ...parameters, id, topUp }),
    },
  );
}

/**
 * Calculates what `refundTopUp` would do, from one snapshot and without a lock.
 *
 * @throws WalletError the same that the refund would throw
 */
export function previewTopUpRefund(
  context: WalletContext,
  owner: AccessScope,
  { topUpId, amount }: Pick<RefundTopUpParameters, 'topUpId' | 'amount'>,
): Promise<TopUpRefundPreview> {
  return context.database.transaction(async (transaction) => {
    await transaction.query('set transaction isolation level repeatable read, read only');
    const topUp = await findTopUp(transaction, owner, topUpId);
    const { wallet_id: walletId, currency } = topUp;
    const refund = await calculateRefund(transaction, { topUp, amount, at: context.now() });
    const money = (minorUnits: number): Money => ({ amount: minorUnits, currency });
    const card = await executeTakeFirst(
      transaction,
      kysely
        .selectFrom('payment_methods')
        .select(['brand', 'last4'])
        .where('id', '=', topUp.payment_method_id),
    );
    return {
      topUpId,
      walletId,
      refundable: money(refund.refundable),
      amount: money(refund.amount),
      paidWith: card ? `${card.brand} •••• ${card.last4}` : null,
      bonusTakenBack: money(refund.bonus),
      bonusNotRecovered: money(refund.bonusDue - refund.bonus),
      paidRemaining: money(refund.paidUnused - refund.amount),
      bonusRemaining: money(refund.bonusUnused - refund.bonus),
      balanceBefore: money(refund.balance),
      balanceAfter: money(refund.balance - refund.amount - refund.bonus),
    };
  });
}

async function insert(
  context: WalletContext,
  transaction: Transaction,
  { id, topUp, amount: wanted, reason }: RefundTopUpParameters & { id: string; topUp: TopUpRow },
): Promise<void> {
  const at = context.now();
  const { merchant_id, customer_id, wallet_id, id: top_up_id, currency } = topUp;
  await lockBalance(transaction, wallet_id).catch(translateRefusal);
  const { amount, grantNumber, bonus, bonusGrantNumber } = await calculateRefund(transaction, {
    topUp,
    amount: wanted,
    at,
  });
  const posting = { walletId: wallet_id, currency, reference: { type: 'topUp', id: top_up_id } };
  const entryNumber = await debitForRefund(context, transaction, {
    ...posting,
    amount,
    grantNumber,
    reason: 'Refund of a top-up',
    counterAccount: 'cash',
  });
  const bonusTaken =
    bonus === 0 || bonusGrantNumber === null
      ? null
      : {
          amount: bonus,
          entryNumber: await debitForRefund(context, transaction, {
            ...posting,
            amount: bonus,
            grantNumber: bonusGrantNumber,
            reason: 'Bonus of a refunded top-up',
            counterAccount: 'promotions',
          }),
        };
  const row = { id, merchant_id, customer_id, wallet_id, invoice_id: null, top_up_id, currency, reason };
  await insertRefund(transaction, { ...row, destination: 'paymentMethod', created_at: at }, [
    { destination: 'paymentMethod', amount, entryNumber, paymentKey: top_up_id, bonus: bonusTaken },
  ]);
  await requestDocument(transaction, { merchantId: merchant_id, kind: 'creditNote', subjectId: id, at });
}

/** The amounts of a refund of a top-up, in minor units. */
type CalculatedRefund = {
  /** The number of the top-up's own entry. */
  grantNumber: number;
  /** The number of the bonus's entry. Null for a top-up without a bonus. */
  bonusGrantNumber: number | null;
  refundable: number;
  amount: number;
  /** The bonus that the refund takes back: at most what is due and unused. */
  bonus: number;
  /** The bonus that belongs to what has been refunded, and was not taken back before. */
  bonusDue: number;
  /** Before the refund, with what holds reserve. */
  paidUnused: number;
  bonusUnused: number;
  balance: number;
};

/** Calculates a refund of a top-up, for the refund under its locks and for its preview. */
async function calculateRefund(
  database: Queryable,
  { topUp, amount: requested, at }: { topUp: TopUpRow; amount: Money | null; at: Date },
): Promise<CalculatedRefund> {
  const { id: topUpId, wallet_id: walletId } = topUp;
  const { entry_number: grantNumber, bonus_entry_number: bonusGrantNumber } = topUp;
  const account = await requireBalance(database, walletId, at);
  refuseClosed(account);
  const unused = async (number: number) => {
    const grant = await readGrant(database, { accountId: walletId, number });
    return grant && (grant.expiresAt === null || grant.expiresAt > at) ? grant : null;
  };
  const paid = grantNumber === null ? null : await unused(grantNumber);
  const available = Math.max(0, account.available);
  const refundable = Math.min(freeOf(paid), available, await refundableAmount(database, topUpId));
  const amount = requested ? requireCurrency(requested, topUp.currency, 'amount') : refundable;
  if (grantNumber === null || amount === 0 || amount > refundable) {
    const message = `You can refund up to ${moneyText(refundable, topUp.currency)} of this top-up. The rest is spent or reserved.`;
    const fields = [{ field: 'amount', message }];
    throw new WalletError('refund_exceeded', message, { facts: { refundable }, fields });
  }
  const earned = bonusGrantNumber === null ? null : await unused(bonusGrantNumber);
  const bonusDue = await readBonusDue(database, topUp, amount);
  return {
    grantNumber,
    bonusGrantNumber,
    refundable,
    amount,
    bonus: Math.min(bonusDue, freeOf(earned), available - amount),
    bonusDue,
    paidUnused: paid?.remaining ?? 0,
    bonusUnused: earned?.remaining ?? 0,
    balance: account.balance,
  };
}

function freeOf(grant: LedgerGrant | null): number {
  return grant ? Math.max(0, grant.remaining - grant.reserved) : 0;
}

/**
 * Reads the bonus that is due back once `amount` more is refunded: the share of everything that went back to the card,
 * without what was taken back before. Calculated on the sum, several partial refunds take as much as one.
 */
async function readBonusDue(database: Queryable, topUp: TopUpRow, amount: number): Promise<number> {
  const query = kysely
    .selectFrom('refund_parts')
    .select(({ ref }) => [sum(ref('amount')).as('amount'), sum(ref('bonus_amount')).as('bonus')])
    .where('payment_key', '=', topUp.id)
    .where('destination', '=', 'paymentMethod');
  const before = await executeTakeFirst(database, query);
  const refunded = BigInt((before?.amount ?? 0) + amount);
  const share = Number((BigInt(topUp.bonus) * refunded) / BigInt(topUp.amount));
  // A rejected refund that became balance again can have left more taken back than is due.
  return Math.max(0, share - (before?.bonus ?? 0));
}
