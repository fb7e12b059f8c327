import type { Money } from '@coffer/adapter';
import type { Selectable } from 'kysely';
import type { Queryable } from '../../database/Database.ts';
import { execute, executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import type { TestProcessorPaymentsTable } from '../../database/tables.gen.ts';
import type {
  CreatePaymentParameters,
  DeclineCode,
  ListedPayment,
  PaymentStatus,
  ProcessorPayment,
} from '../PaymentProcessor.ts';

/** A payment as the test processor stores it. */
export type TestPaymentRow = Selectable<TestProcessorPaymentsTable>;

/** New status of a payment. */
export type TestPaymentChange = {
  status: PaymentStatus['status'];
  failure?: { code: DeclineCode; message: string };
};

/** Finds a payment by its id or its idempotency key. */
export function findTestPayment(
  database: Queryable,
  column: 'id' | 'idempotency_key',
  value: string,
): Promise<TestPaymentRow | undefined> {
  const query = kysely.selectFrom('test_processor_payments').selectAll().where(column, '=', value);
  return executeTakeFirst(database, query);
}

/** Stores a payment unless its key is used, and returns the stored payment of the key. */
export async function insertTestPayment(
  database: Queryable,
  payment: Omit<CreatePaymentParameters, 'customerPresent'> &
    TestPaymentChange & { id: string; settlesAt: Date | null; at: Date },
): Promise<TestPaymentRow> {
  const insert = kysely
    .insertInto('test_processor_payments')
    .values({
      id: payment.id,
      idempotency_key: payment.idempotencyKey,
      amount: payment.amount,
      currency: payment.currency,
      method: payment.method,
      status: payment.status,
      version: 1,
      failure_code: payment.failure?.code ?? null,
      failure_message: payment.failure?.message ?? null,
      return_url: payment.returnUrl,
      settles_at: payment.settlesAt,
      created_at: payment.at,
      updated_at: payment.at,
    })
    .onConflict((conflict) => conflict.column('idempotency_key').doNothing())
    .returningAll();
  const inserted = await executeTakeFirst(database, insert);
  const row = inserted ?? (await findTestPayment(database, 'idempotency_key', payment.idempotencyKey));
  if (row === undefined) throw new Error(`Payment ${payment.idempotencyKey} was neither stored nor found.`);
  return row;
}

/** Changes a payment if it still has the version that the caller read. Otherwise returns undefined. */
export function changeTestPayment(
  database: Queryable,
  from: TestPaymentRow,
  to: TestPaymentChange & { at: Date },
): Promise<TestPaymentRow | undefined> {
  const update = kysely
    .updateTable('test_processor_payments')
    .set({
      status: to.status,
      version: from.version + 1,
      failure_code: to.failure?.code ?? null,
      failure_message: to.failure?.message ?? null,
      updated_at: to.at,
    })
    .where('id', '=', from.id)
    .where('version', '=', from.version)
    .returningAll();
  return executeTakeFirst(database, update);
}

/** A payment of the test processor, with its refunds and its dispute. */
export type TestPayment = {
  /** The idempotency key of the payment: the id of a top-up or of an invoice payment. */
  id: string;
  amount: Money;
  /** The test processor's token of the method. */
  method: string;
  status: PaymentStatus['status'];
  refunds: { id: string; amount: Money; status: 'succeeded' | 'failed' }[];
  dispute: { amount: Money; status: 'open' | 'won' | 'lost' } | null;
  createdAt: string;
};

type ListedPaymentRow = TestPaymentRow & {
  refunds: { id: string; amount: number; status: 'succeeded' | 'failed' }[];
  dispute: { amount: number; status: 'open' | 'won' | 'lost' } | null;
};

/** Lists payments by their key, newest first: one more than `limit` if there are more. */
export async function listTestPayments(
  database: Queryable,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<TestPayment[]> {
  const rows = await database.query<ListedPaymentRow>(
    `select p.*,
       coalesce((select jsonb_agg(jsonb_build_object('id', r.idempotency_key, 'amount', r.amount, 'status', r.status)
         order by r.idempotency_key) from test_processor_refunds r where r.payment_key = p.idempotency_key), '[]') as refunds,
       (select jsonb_build_object('amount', d.amount, 'status', d.status) from test_processor_disputes d
         where d.payment_key = p.idempotency_key) as dispute
     from test_processor_payments p where ($1::text is null or p.idempotency_key collate "C" < $1)
     order by p.idempotency_key collate "C" desc limit $2`,
    [cursor ?? null, limit + 1],
  );
  return rows.map((row) => {
    const money = (amount: number) => ({ amount, currency: row.currency });
    return {
      id: row.idempotency_key,
      amount: money(row.amount),
      method: row.method,
      status: row.status,
      refunds: row.refunds.map((refund) => ({ ...refund, amount: money(refund.amount) })),
      dispute: row.dispute && { ...row.dispute, amount: money(row.dispute.amount) },
      createdAt: row.created_at.toISOString(),
    };
  });
}

/** Converts a stored payment to the port's type. */
export function toProcessorPayment(
  row: TestPaymentRow,
  confirmUrl: (id: string) => string,
): ProcessorPayment {
  const common = { idempotencyKey: row.idempotency_key, version: row.version };
  switch (row.status) {
    case 'requiresAction':
      return { ...common, status: 'requiresAction', actionUrl: confirmUrl(row.id) };
    case 'processing':
      return { ...common, status: 'processing', expectedAt: row.settles_at };
    case 'declined':
      return {
        ...common,
        status: 'declined',
        code: row.failure_code ?? 'card_declined',
        message: row.failure_message ?? 'The payment was declined.',
      };
    case 'succeeded':
    case 'canceled':
    case 'refunded':
      return { ...common, status: row.status };
    default:
      row.status satisfies never;
      throw new Error('Unknown status of a test payment.');
  }
}

/** Lists the payments created since an instant. A key that was canceled before its payment was created is left out. */
export async function* listTestPaymentsSince(
  database: Queryable,
  since: Date,
): AsyncGenerator<ListedPayment> {
  for (let after = ''; ; ) {
    const query = kysely
      .selectFrom('test_processor_payments')
      .selectAll()
      .where('created_at', '>=', since)
      .where('idempotency_key', '>', after)
      .where('currency', '<>', '')
      .orderBy('idempotency_key')
      .limit(100);
    const rows = await execute(database, query);
    for (const { idempotency_key: idempotencyKey, amount, currency, status, created_at: createdAt } of rows) {
      yield { idempotencyKey, amount, currency, status: listedStatus(status), createdAt };
    }
    if (rows.length < 100) return;
    after = rows.at(-1)?.idempotency_key ?? '';
  }
}

function listedStatus(status: TestPaymentRow['status']): ListedPayment['status'] {
  if (status === 'succeeded') return 'succeeded';
  return status === 'processing' || status === 'requiresAction' ? 'processing' : 'failed';
}
