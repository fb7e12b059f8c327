import { type EntryReference, type EntrySource, WalletError } from '@coffer/adapter';
import type { Queryable, Transaction } from '../../database/Database.ts';
import { execute, executeTakeFirst, kysely, sum } from '../../database/queryBuilder.ts';
import type { LedgerOperation } from '../../ledger/index.ts';
import type { WalletContext } from '../shared/index.ts';
import type { RefundPartRow, RefundRow } from './repository.ts';

/** Returns how much of a top-up its card can still receive: the amount without refunds and lost or open disputes. */
export async function refundableAmount(database: Queryable, topUpId: string): Promise<number> {
  return (await refundableAmounts(database, [topUpId])).get(topUpId) ?? 0;
}

/** Returns what `refundableAmount` returns for several top-ups, by their ids. */
export async function refundableAmounts(
  database: Queryable,
  topUpIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await execute(
    database,
    kysely
      .selectFrom('top_ups')
      .select((row) => [
        'id',
        'amount',
        row
          .selectFrom('refund_parts')
          .whereRef('payment_key', '=', 'top_ups.id')
          .where('destination', '=', 'paymentMethod')
          .select(({ ref }) => sum(ref('amount')).as('total'))
          .$asScalar()
          .$notNull()
          .as('refunded'),
        row
          .selectFrom('disputes')
          .whereRef('top_up_id', '=', 'top_ups.id')
          .where('status', '<>', 'won')
          .select(({ ref }) => sum(ref('amount')).as('total'))
          .$asScalar()
          .$notNull()
          .as('disputed'),
      ])
      .where('id', '=', ({ fn, val }) => fn.any(val(topUpIds))),
  );
  return new Map(
    rows.map(({ id, amount, refunded, disputed }) => [id, Math.max(0, amount - refunded - disputed)]),
  );
}

/** An amount that a refund moves into or out of a wallet. */
export type RefundPosting = {
  walletId: string;
  currency: string;
  amount: number;
  reason: string;
  reference: EntryReference;
};

/**
 * Debits unused money of one top-up that goes back to its card, or the unused bonus that goes back to the merchant.
 * Returns the number of the entry.
 */
export function debitForRefund(
  context: WalletContext,
  transaction: Transaction,
  posting: RefundPosting & {
    /** The number of the entry whose grant is debited. */
    grantNumber: number;
    counterAccount: 'cash' | 'promotions';
  },
): Promise<number> {
  return post(context, transaction, {
    ...toOperation(context, posting),
    action: 'debit',
    // A frozen wallet cannot be spent from, but its money can still return to the payer.
    actor: 'system',
    // Only money that returns to the payer is a refund.
    type: posting.counterAccount === 'cash' ? 'refund' : 'adjustment',
    counterAccount: posting.counterAccount,
    grantSelection: { grants: [posting.grantNumber] },
    // The unused bonus returns to the merchant, not to the payer.
    event: { type: posting.counterAccount === 'promotions' ? 'wallet.adjusted' : 'wallet.refunded' },
  });
}

/** Credits a card payment to a wallet as paid money, instead of returning it to the card. Returns the entry number. */
export function creditRefund(
  context: WalletContext,
  transaction: Transaction,
  posting: RefundPosting,
): Promise<number> {
  return post(context, transaction, {
    ...toOperation(context, posting),
    action: 'credit',
    actor: 'merchant',
    type: 'refund',
    counterAccount: 'cash',
    grant: { kind: 'paid', priority: 100, expiresAt: null },
    event: { type: 'wallet.refunded' },
  });
}

/**
 * Returns the funds of a failed part to the wallet. It reverses the debits of the part, so that each grant gets back
 * what it gave; a part without a debit is credited as paid money. Returns the number of the entry.
 */
export async function restoreRefundedFunds(
  context: WalletContext,
  transaction: Transaction,
  refund: RefundRow,
  part: RefundPartRow,
): Promise<number> {
  const posting = {
    walletId: refund.wallet_id,
    currency: refund.currency,
    amount: part.amount,
    reason: 'Refund that the card refused',
    reference: { type: 'refund', id: refund.id },
  };
  if (part.entry_number === null) return creditRefund(context, transaction, posting);
  const entryNumber = await post(context, transaction, {
    ...toReversal(context, refund, posting),
    reversesEntry: part.entry_number,
    counterAccount: 'cash',
  });
  if (part.bonus_entry_number !== null && part.bonus_amount !== null) {
    const reason = 'Bonus of a refund that the card refused';
    await post(context, transaction, {
      ...toReversal(context, refund, { ...posting, amount: part.bonus_amount, reason }),
      reversesEntry: part.bonus_entry_number,
      counterAccount: 'promotions',
    });
  }
  return entryNumber;
}

function toReversal(context: WalletContext, { id: refundId }: RefundRow, posting: RefundPosting) {
  return {
    ...toOperation(context, posting),
    action: 'reverse',
    actor: 'merchant',
    type: 'refund',
    event: { type: 'wallet.refunded', data: { refundId } },
  } as const;
}

function toOperation(
  context: WalletContext,
  { walletId: accountId, currency, amount, reason, reference }: RefundPosting,
) {
  const at = context.now();
  return { accountId, currency, amount, reason, reference, at, source: 'refund', metadata: {} } as const;
}

async function post(
  context: WalletContext,
  transaction: Transaction,
  operation: LedgerOperation<EntrySource>,
): Promise<number> {
  const [receipt] = await context.ledger.postWithin(transaction, [operation]);
  if (!receipt?.entry)
    throw new Error(`The ledger returned no entry for a refund of ${operation.accountId}.`);
  return receipt.entry.number;
}

/**
 * Rejects to retry or credit a part whose payment the customer's bank has taken back by a dispute: the customer would
 * get the money twice.
 *
 * @throws WalletError `refund_not_failed`
 */
export async function assertNotDisputed(
  transaction: Transaction,
  { payment_key: paymentKey }: RefundPartRow,
): Promise<void> {
  if (paymentKey === null) return;
  const disputed = kysely
    .selectFrom('disputes')
    .where('status', '<>', 'won')
    .where((row) => row.or([row('top_up_id', '=', paymentKey), row('invoice_payment_id', '=', paymentKey)]))
    .select(({ fn, ref }) => [
      fn.coalesce('top_up_id', 'invoice_payment_id').as('payment_id'),
      sum(ref('amount')).as('amount'),
    ])
    .groupBy('payment_id');
  const payment = await executeTakeFirst(
    transaction,
    kysely
      .selectFrom(disputed.as('disputed'))
      .leftJoin('top_ups', 'top_ups.id', 'disputed.payment_id')
      .leftJoin('invoice_payments', 'invoice_payments.id', 'disputed.payment_id')
      .select((row) => [
        'disputed.amount as disputed',
        row.fn.coalesce('top_ups.amount', 'invoice_payments.amount').as('paid'),
        row
          .selectFrom('refund_parts')
          .where((part) =>
            part.or([
              part.and({ payment_key: paymentKey, destination: 'paymentMethod' }),
              part('invoice_payment_id', '=', part.ref('invoice_payments.id')),
            ]),
          )
          .select(({ ref }) => sum(ref('refund_parts.amount')).as('total'))
          .$asScalar()
          .$notNull()
          .as('refunded'),
      ]),
  );
  if (!payment) return;
  if (payment.paid === null) throw new Error(`The disputed payment ${paymentKey} does not exist.`);
  if (payment.paid - payment.disputed - payment.refunded >= 0) return;
  throw new WalletError(
    'refund_not_failed',
    "The customer's bank has taken this payment back by a dispute. Wait until you win it, or leave the refund as it is.",
  );
}
