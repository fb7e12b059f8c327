import type { Database } from '../../database/Database.ts';
import type { ListedPayment, PaymentProcessor } from '../../payments/PaymentProcessor.ts';
import type { OpenItemKind } from './openItems.ts';

/** A difference between a payment at the processor and the same payment here. */
export type PaymentProblem = {
  kind: OpenItemKind;
  paymentId: string;
  merchantId: string | null;
  message: string;
};

type RecordedPayment = {
  id: string;
  merchant_id: string;
  currency: string;
  /** The charged amount, with its disputed parts. */
  amount: number;
  state: 'succeeded' | 'processing' | 'failed';
  method_type: 'card' | 'bankDebit' | 'other';
  created_at: Date;
};

/** Kinds of problems that `verifyPayments` finds. */
export const comparedKinds = [
  'unknown_payment',
  'unrecorded_success',
  'not_charged',
  'amount_mismatch',
  'overdue_payment',
] as const;

const hourMs = 3_600_000;
/** Minimum age of a compared payment: the event of a newer one may not have arrived. */
const graceMs = hourMs / 6;
/** Maximum time for which a payment may be in progress, by its method. A card settles at once or after its owner has confirmed. */
const processingMaxMs = { card: 48 * hourMs, bankDebit: 21 * 24 * hourMs, other: 21 * 24 * hourMs };
const pageSize = 100;

/**
 * Compares the processor's payments since an instant with those recorded here, in both directions, and finds payments
 * that are in progress for longer than their method takes. Changes nothing.
 *
 * @throws ProcessorUnavailable
 */
export async function verifyPayments(
  { database, processor, now }: { database: Database; processor: PaymentProcessor; now: () => Date },
  { since }: { since: Date },
): Promise<{ problems: PaymentProblem[]; compared: number }> {
  const at = now().getTime();
  const isOldEnough = (created: Date) => at - created.getTime() >= graceMs;
  const problems: PaymentProblem[] = [];
  const listed = new Map<string, ListedPayment['status']>();
  const compare = async (page: readonly ListedPayment[]) => {
    for (const payment of page) listed.set(payment.idempotencyKey, payment.status);
    const rows = await readRecorded(database, { ids: page.map(({ idempotencyKey }) => idempotencyKey) });
    for (const payment of page.filter(({ createdAt }) => isOldEnough(createdAt))) {
      const row = rows.find(({ id }) => id === payment.idempotencyKey);
      problems.push(...problemsOf(payment, row));
    }
  };
  let page: ListedPayment[] = [];
  for await (const payment of processor.listPaymentsSince(since)) {
    page.push(payment);
    if (page.length === pageSize) await compare(page.splice(0));
  }
  await compare(page);
  page = [];
  let after = '';
  for (;;) {
    const rows = await readRecorded(database, { since, after });
    for (const row of rows.filter(({ created_at }) => isOldEnough(created_at))) {
      const status = listed.get(row.id);
      if (row.state === 'succeeded' && status !== 'succeeded') problems.push(notCharged(row, status));
      if (row.state === 'processing' && at - row.created_at.getTime() > processingMaxMs[row.method_type]) {
        problems.push(overdue(row));
      }
    }
    const last = rows.at(-1);
    if (!last || rows.length < pageSize) break;
    after = last.id;
  }
  return { problems, compared: listed.size };
}

function problemsOf(payment: ListedPayment, row: RecordedPayment | undefined): PaymentProblem[] {
  if (payment.status !== 'succeeded') return [];
  const { idempotencyKey: paymentId } = payment;
  const charged = `${payment.amount} minor units of ${payment.currency}`;
  if (!row) {
    const message = `The processor charged ${charged}, and this payment is not recorded here.`;
    return [{ kind: 'unknown_payment', paymentId, merchantId: null, message }];
  }
  const about = { paymentId, merchantId: row.merchant_id };
  if (row.state !== 'succeeded') {
    const message = `The processor charged ${charged}, and this payment is ${row.state} here.`;
    return [{ ...about, kind: 'unrecorded_success', message }];
  }
  if (row.amount === payment.amount && row.currency === payment.currency) return [];
  const message = `The processor charged ${charged}, and ${row.amount} of ${row.currency} are recorded here.`;
  return [{ ...about, kind: 'amount_mismatch', message }];
}

function notCharged(row: RecordedPayment, status: ListedPayment['status'] | undefined): PaymentProblem {
  const message = `This payment counts as paid here, and is ${status ?? 'unknown'} at the processor.`;
  return { kind: 'not_charged', paymentId: row.id, merchantId: row.merchant_id, message };
}

function overdue(row: RecordedPayment): PaymentProblem {
  const message = `This payment is in progress since ${row.created_at.toISOString()}, longer than its method takes.`;
  return { kind: 'overdue_payment', paymentId: row.id, merchantId: row.merchant_id, message };
}

/**
 * Reads the recorded payments by payment methods: those with the given ids, or a page of those since an instant, in
 * the order of their ids. The part that a dispute has split off from a payment is added to that payment.
 */
function readRecorded(
  database: Database,
  selection: { ids: readonly string[] } | { since: Date; after: string },
): Promise<RecordedPayment[]> {
  const [ids, since, after] =
    'ids' in selection ? [selection.ids, null, ''] : [null, selection.since, selection.after];
  return database.query<RecordedPayment>(
    `select r.*, m.type as method_type from (
       select t.id, t.merchant_id, t.currency, t.total as amount, t.payment_method_id, t.created_at,
         case when t.status = 'settled' or t.returned_by is not null then 'succeeded'
           when t.status in ('failed', 'canceled', 'expired') then 'failed' else 'processing' end as state
       from top_ups t
       union all
       select p.id, i.merchant_id, i.currency, (p.amount + coalesce(s.amount, 0))::bigint, p.payment_method_id, p.created_at,
         case when p.status = 'settled' or p.failure_code = 'payment_disputed' then 'succeeded' else p.status end
       from invoice_payments p join invoices i on i.id = p.invoice_id
       left join lateral (
         select sum(part.amount) as amount from disputes d join invoice_payments part on part.id = d.taken_payment_id
         where d.invoice_payment_id = p.id and part.id <> p.id
       ) s on true
       where p.payment_method_id is not null
         and not exists (select from disputes d where d.taken_payment_id = p.id and d.invoice_payment_id <> p.id)
     ) r join payment_methods m on m.id = r.payment_method_id
     where ($1::text[] is null or r.id = any ($1)) and ($2::timestamptz is null or r.created_at >= $2) and r.id > $3
     order by r.id limit $4`,
    [ids, since, after, pageSize],
  );
}
