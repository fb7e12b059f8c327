import { WalletError } from '@coffer/adapter';
import type { Transaction } from '../../database/Database.ts';
import { type LedgerGrant, lockAccount, readGrants } from '../../ledger/index.ts';
import { insertRefund, type Refund, refundOnce, roomAtCard, takeForCard } from '../refunds/index.ts';
import {
  type Answer,
  type CallerKey,
  fingerprintOf,
  translateRefusal,
  type WalletContext,
} from '../shared/index.ts';
import { refuseClosed, type WalletOwner } from '../wallets/index.ts';
import { findTopUp, type TopUpRow } from './topUpRows.ts';

export type RefundTopUpParameters = {
  topUpId: string;
  /** Minor units; all that is unspent unless given. */
  amount: number | null;
  reason: string | null;
};

/**
 * Gives what is unspent of a top-up back to the card that paid it. Its bonus goes in proportion, as far as
 * that is unspent.
 */
export async function refundTopUp(
  context: WalletContext,
  owner: WalletOwner,
  { key, ...parameters }: RefundTopUpParameters & { key: CallerKey },
): Promise<Answer<Refund>> {
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

async function insert(
  context: WalletContext,
  transaction: Transaction,
  { id, topUp, amount, reason }: RefundTopUpParameters & { id: string; topUp: TopUpRow },
): Promise<void> {
  const at = context.now();
  const { wallet_id: walletId, currency, entry_number: grantNumber } = topUp;
  const account = await lockAccount(transaction, { accountId: walletId, at }).catch(translateRefusal);
  refuseClosed(account);
  const grants = await readGrants(transaction, walletId);
  const refundable = Math.min(freeOf(grants, grantNumber), await roomAtCard(transaction, topUp.id));
  const taken = amount ?? refundable;
  if (grantNumber === null || taken === 0 || taken > refundable) {
    const message = `Only ${refundable} minor units of this top-up are unspent and can go to its card.`;
    const fields = [{ field: 'amount', message }];
    throw new WalletError('refund_exceeded', message, { facts: { refundable }, fields });
  }
  const taking = { walletId, currency, reference: { type: 'topUp', id: topUp.id } };
  const entryNumber = await takeForCard(context, transaction, {
    ...taking,
    amount: taken,
    grantNumber,
    reason: 'Refund of a top-up',
  });
  // The bonus was credited right after the money that earned it.
  const bonus = Math.min(
    await bonusFor(transaction, topUp, taken),
    topUp.bonus > 0 ? freeOf(grants, grantNumber + 1) : 0,
  );
  const bonusEntry =
    bonus === 0
      ? null
      : await takeForCard(context, transaction, {
          ...taking,
          amount: bonus,
          grantNumber: grantNumber + 1,
          reason: 'Bonus of a refunded top-up',
          contra: 'promotions',
        });
  const bonusTaken = bonusEntry === null ? null : { entryNumber: bonusEntry, amount: bonus };
  const { merchant_id, customer_id, wallet_id, id: top_up_id } = topUp;
  const row = { id, merchant_id, customer_id, wallet_id, invoice_id: null, top_up_id, currency, reason };
  await insertRefund(transaction, { ...row, destination: 'paymentMethod', created_at: at }, [
    { destination: 'paymentMethod', amount: taken, entryNumber, paymentKey: topUp.id, bonus: bonusTaken },
  ]);
}

/** The bonus that goes with `taken`: of all that was refunded together, so that many parts lose no cent less than one. */
async function bonusFor(transaction: Transaction, topUp: TopUpRow, taken: number): Promise<number> {
  const [before] = await transaction.query<{ amount: number; bonus: number }>(
    `select coalesce(sum(p.amount), 0)::bigint as amount, coalesce(sum(p.bonus_amount), 0)::bigint as bonus
     from refund_parts p join refunds r on r.id = p.refund_id
     where p.payment_key = $1 and r.top_up_id = $1 and p.destination = 'paymentMethod'`,
    [topUp.id],
  );
  const refunded = BigInt((before?.amount ?? 0) + taken);
  return Number((BigInt(topUp.bonus) * refunded) / BigInt(topUp.amount)) - (before?.bonus ?? 0);
}

function freeOf(grants: readonly LedgerGrant[], number: number | null): number {
  const grant = grants.find((one) => one.number === number);
  return grant ? Math.max(0, grant.remaining - grant.reserved) : 0;
}
