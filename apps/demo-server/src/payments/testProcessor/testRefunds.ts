import type { Database, SqlRow } from '../../database/Database.ts';
import type { CreateRefundParameters, ProcessorRefund } from '../PaymentProcessor.ts';
import { testMethod } from './testMethods.ts';
import { findTestPayment, type TestPaymentRow } from './testPaymentRows.ts';

type TestRefundRow = SqlRow & {
  idempotency_key: string;
  amount: number;
  status: 'succeeded' | 'failed';
  failure_message: string | null;
};

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
      await transaction.query('select id from test_processor_payments where id = $1 for update', [
        payment.id,
      ]);
    }
    const earlier = await transaction.query<TestRefundRow>(
      'select * from test_processor_refunds where payment_key = $1 or idempotency_key = $2',
      [paymentKey, idempotencyKey],
    );
    const known = earlier.find((row) => row.idempotency_key === idempotencyKey);
    if (known) return toProcessorRefund(known);
    const disputes = await transaction.query(
      `select id from test_processor_disputes where payment_key = $1 and status <> 'won'`,
      [paymentKey],
    );
    const failure =
      disputes.length > 0
        ? 'The payment is disputed: its bank has taken it back.'
        : failureOf(payment, earlier, amount);
    const [row] = await transaction.query<TestRefundRow>(
      `insert into test_processor_refunds (idempotency_key, payment_key, amount, status, failure_message, created_at)
       values ($1, $2, $3, $4, $5, $6) returning *`,
      [idempotencyKey, paymentKey, amount, failure === null ? 'succeeded' : 'failed', failure, at],
    );
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
