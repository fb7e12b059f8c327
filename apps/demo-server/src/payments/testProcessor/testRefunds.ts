import type { Selectable } from 'kysely';
import type { Database } from '../../database/Database.ts';
import { execute, executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import type { TestProcessorRefundsTable } from '../../database/tables.gen.ts';
import type { CreateRefundParameters, ProcessorRefund } from '../PaymentProcessor.ts';
import { testMethod } from './testMethods.ts';
import { findTestPayment, type TestPaymentRow } from './testPaymentRows.ts';

type TestRefundRow = Selectable<TestProcessorRefundsTable>;

/** Refunds a test payment, in full or in part: at most its amount, and once for each key. */
export function refundTestPayment(
  database: Database,
  parameters: CreateRefundParameters,
  at: Date,
): Promise<ProcessorRefund> {
  const { idempotencyKey, payment: paymentKey, amount } = parameters;
  return database.transaction(async (transaction) => {
    const payment = await findTestPayment(transaction, 'idempotency_key', paymentKey);
    // The lock makes refunds of one payment wait for each other.
    if (payment) {
      const lock = kysely
        .selectFrom('test_processor_payments')
        .select('id')
        .where('id', '=', payment.id)
        .forUpdate();
      await execute(transaction, lock);
    }
    const earlier = await execute(
      transaction,
      kysely
        .selectFrom('test_processor_refunds')
        .selectAll()
        .where(({ or, eb }) =>
          or([eb('payment_key', '=', paymentKey), eb('idempotency_key', '=', idempotencyKey)]),
        ),
    );
    const known = earlier.find((row) => row.idempotency_key === idempotencyKey);
    if (known) return toProcessorRefund(known);
    const disputes = await execute(
      transaction,
      kysely
        .selectFrom('test_processor_disputes')
        .select('id')
        .where('payment_key', '=', paymentKey)
        .where('status', '<>', 'won'),
    );
    const failure =
      disputes.length > 0
        ? 'The payment is disputed: its bank has taken it back.'
        : failureOf(payment, earlier, amount);
    const insert = kysely
      .insertInto('test_processor_refunds')
      .values({
        idempotency_key: idempotencyKey,
        payment_key: paymentKey,
        amount,
        status: failure === null ? 'succeeded' : 'failed',
        failure_message: failure,
        created_at: at,
      })
      .returningAll();
    const row = await executeTakeFirst(transaction, insert);
    if (!row) throw new Error(`Refund ${idempotencyKey} was not stored.`);
    return toProcessorRefund(row);
  });
}

function failureOf(
  payment: TestPaymentRow | undefined,
  earlier: readonly TestRefundRow[],
  amount: number,
): string | null {
  if (payment?.status !== 'succeeded') return 'The payment was not made, or was returned.';
  const succeeded = earlier.filter(({ status }) => status === 'succeeded');
  const refunded = succeeded.reduce((sum, row) => sum + row.amount, 0);
  if (refunded + amount > payment.amount) return 'That is more than was paid.';
  const kind = testMethod(payment.method)?.outcome.kind;
  const fails = kind === 'refusesRefunds' || (kind === 'refusesFirstRefund' && earlier.length === 0);
  return fails ? 'The card takes no refunds: its account is closed.' : null;
}

function toProcessorRefund(row: TestRefundRow): ProcessorRefund {
  const { idempotency_key: idempotencyKey, failure_message: message } = row;
  return message === null
    ? { idempotencyKey, status: 'succeeded' }
    : { idempotencyKey, status: 'failed', message };
}
