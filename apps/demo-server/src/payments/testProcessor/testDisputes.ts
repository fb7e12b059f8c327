import { randomBytes } from 'node:crypto';
import type { Database, SqlRow } from '../../database/Database.ts';
import type { DisputeListener } from '../PaymentProcessor.ts';
import { testMethods } from './testMethods.ts';

type TestDisputeRow = SqlRow & {
  id: string;
  payment_key: string;
  amount: number;
  currency: string;
  status: 'open' | 'won' | 'lost';
  version: number;
};

type TestDisputesParts = {
  now: () => Date;
  /** How long after its payment a dispute opens, and how long until it is decided. */
  afterMs: number;
  listener: () => DisputeListener | undefined;
};

/** What was refunded of a payment: a bank takes back the rest at most. */
const refundedSql = `coalesce((select sum(r.amount) from test_processor_refunds r
  where r.payment_key = p.idempotency_key and r.status = 'succeeded'), 0)`;

/** The test processor's disputes: of what was paid with a method that stands for one. */
export function testDisputes(database: Database, { now, afterMs, listener }: TestDisputesParts) {
  async function open(): Promise<void> {
    const at = now();
    const due = await database.query<{ idempotency_key: string; amount: number; currency: string }>(
      `select p.idempotency_key, (p.amount - ${refundedSql})::bigint as amount, p.currency from test_processor_payments p
       where p.method = any ($1) and p.status = 'succeeded' and p.updated_at <= $2 and p.amount > ${refundedSql}
         and not exists (select from test_processor_disputes d where d.payment_key = p.idempotency_key)
       limit 50`,
      [tokensOf('isDisputed', 'winsItsDispute'), new Date(at.getTime() - afterMs)],
    );
    for (const { idempotency_key: paymentKey, amount, currency } of due) {
      const id = `tpd_${randomBytes(18).toString('base64url')}`;
      await database.query(
        `insert into test_processor_disputes (id, payment_key, amount, currency, status, version, decides_at)
         values ($1, $2, $3, $4, 'open', 1, $5) on conflict do nothing`,
        [id, paymentKey, amount, currency, new Date(at.getTime() + afterMs)],
      );
    }
  }

  async function decide(): Promise<void> {
    await database.query(
      `update test_processor_disputes d set version = d.version + 1,
         status = coalesce(d.outcome, case when p.method = any ($2) then 'won' else 'lost' end)
       from test_processor_payments p
       where p.idempotency_key = d.payment_key and d.status = 'open' and d.decides_at <= $1`,
      [now(), tokensOf('winsItsDispute')],
    );
  }

  async function tell(): Promise<void> {
    const hear = listener();
    if (!hear) return;
    const untold = await database.query<TestDisputeRow>(
      'select * from test_processor_disputes where notified_version < version order by id limit 50',
    );
    for (const { id, payment_key: payment, amount, currency, status, version } of untold) {
      const reason = 'The customer does not recognise the charge.';
      const heard = await hear({ id, payment, amount, currency, status, version, reason }).then(
        () => true,
        () => false,
      );
      if (!heard) continue;
      await database.query(
        'update test_processor_disputes set notified_version = greatest(notified_version, $2) where id = $1',
        [id, version],
      );
    }
  }

  return {
    /** Opens one now, for a payment that succeeded; it is told by the next run. */
    async ask(paymentKey: string, outcome: 'won' | 'lost'): Promise<boolean> {
      const id = `tpd_${randomBytes(18).toString('base64url')}`;
      const opened = await database.query(
        `insert into test_processor_disputes (id, payment_key, amount, currency, status, version, decides_at, outcome)
         select $2, p.idempotency_key, p.amount - ${refundedSql}, p.currency, 'open', 1, $3, $4
         from test_processor_payments p
         where p.idempotency_key = $1 and p.status = 'succeeded' and p.amount > ${refundedSql}
         on conflict do nothing returning id`,
        [paymentKey, id, new Date(now().getTime() + afterMs), outcome],
      );
      return opened.length > 0;
    },

    /** Opens, decides and tells what is due. */
    async runDue(): Promise<void> {
      await open();
      await decide();
      await tell();
    },
  };
}

function tokensOf(...kinds: string[]): string[] {
  return testMethods.filter(({ outcome }) => kinds.includes(outcome.kind)).map(({ token }) => token);
}
