import type { Money } from '@coffer/adapter';
import type { Queryable, SqlRow } from '../../database/Database.ts';
import type {
  CreatePaymentParameters,
  DeclineCode,
  ListedPayment,
  PaymentStatus,
  ProcessorPayment,
} from '../PaymentProcessor.ts';

/** A payment as the test processor stores it. */
export type TestPaymentRow = SqlRow & {
  id: string;
  idempotency_key: string;
  amount: number;
  currency: string;
  method: string;
  status: PaymentStatus['status'];
  version: number;
  failure_code: DeclineCode | null;
  failure_message: string | null;
  return_url: string | null;
  settles_at: Date | null;
};

/** New status of a payment. */
export type TestPaymentChange = {
  status: PaymentStatus['status'];
  failure?: { code: DeclineCode; message: string };
};

/** Finds a payment by its id or its idempotency key. */
export async function findTestPayment(
  database: Queryable,
  column: 'id' | 'idempotency_key',
  value: string,
): Promise<TestPaymentRow | undefined> {
  const sql = `select * from test_processor_payments where ${column} = $1`;
  const [row] = await database.query<TestPaymentRow>(sql, [value]);
  return row;
}

/** Stores a payment unless its key is used, and returns the stored payment of the key. */
export async function insertTestPayment(
  database: Queryable,
  payment: Omit<CreatePaymentParameters, 'customerPresent'> &
    TestPaymentChange & { id: string; settlesAt: Date | null; at: Date },
): Promise<TestPaymentRow> {
  const [inserted] = await database.query<TestPaymentRow>(
    `insert into test_processor_payments (id, idempotency_key, amount, currency, method, status, version,
       failure_code, failure_message, return_url, settles_at, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, 1, $7, $8, $9, $10, $11, $11)
     on conflict (idempotency_key) do nothing returning *`,
    [
      payment.id,
      payment.idempotencyKey,
      payment.amount,
      payment.currency,
      payment.method,
      payment.status,
      payment.failure?.code ?? null,
      payment.failure?.message ?? null,
      payment.returnUrl,
      payment.settlesAt,
      payment.at,
    ],
  );
  const row = inserted ?? (await findTestPayment(database, 'idempotency_key', payment.idempotencyKey));
  if (row === undefined) throw new Error(`Payment ${payment.idempotencyKey} was neither stored nor found.`);
  return row;
}

/** Changes a payment if it still has the version that the caller read. Otherwise returns undefined. */
export async function changeTestPayment(
  database: Queryable,
  from: TestPaymentRow,
  to: TestPaymentChange & { at: Date },
): Promise<TestPaymentRow | undefined> {
  const [row] = await database.query<TestPaymentRow>(
    `update test_processor_payments set status = $3, version = version + 1, failure_code = $4,
       failure_message = $5, updated_at = $6
     where id = $1 and version = $2 returning *`,
    [from.id, from.version, to.status, to.failure?.code ?? null, to.failure?.message ?? null, to.at],
  );
  return row;
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
  created_at: Date;
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
    const rows = await database.query<TestPaymentRow & { created_at: Date }>(
      `select * from test_processor_payments where created_at >= $1 and idempotency_key > $2 and currency <> ''
       order by idempotency_key limit 100`,
      [since, after],
    );
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
