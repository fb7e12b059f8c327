import { randomBytes } from 'node:crypto';
import type { Database } from '../../database/Database.ts';
import { execute, kysely } from '../../database/queryBuilder.ts';
import type { DisputeListener } from '../PaymentProcessor.ts';
import { testMethods } from './testMethods.ts';

type TestDisputesParts = {
  now: () => Date;
  /** Time from a payment to its dispute, and from there to the decision, in milliseconds. */
  afterMs: number;
  listener: () => DisputeListener | undefined;
};

/** Refunded amount of a payment. A dispute is about the rest. */
const refundedSql = `coalesce((select sum(r.amount) from test_processor_refunds r
  where r.payment_key = p.idempotency_key and r.status = 'succeeded'), 0)`;

/** Disputes of the test processor: of payments by a method that is disputed, and those that a person opens. */
export function testDisputes(database: Database, { now, afterMs, listener }: TestDisputesParts) {
  async function openDue(): Promise<void> {
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
      const insert = kysely
        .insertInto('test_processor_disputes')
        .values({
          id,
          payment_key: paymentKey,
          amount,
          currency,
          status: 'open',
          version: 1,
          decides_at: new Date(at.getTime() + afterMs),
        })
        .onConflict((conflict) => conflict.doNothing());
      await execute(database, insert);
    }
  }

  async function decideDue(): Promise<void> {
    await database.query(
      `update test_processor_disputes d set version = d.version + 1,
         status = coalesce(d.outcome, case when p.method = any ($2) then 'won' else 'lost' end)
       from test_processor_payments p
       where p.idempotency_key = d.payment_key and d.status = 'open' and d.decides_at <= $1`,
      [now(), tokensOf('winsItsDispute')],
    );
  }

  async function deliver(): Promise<void> {
    const deliverTo = listener();
    if (!deliverTo) return;
    const query = kysely
      .selectFrom('test_processor_disputes')
      .selectAll()
      .where('notified_version', '<', ({ ref }) => ref('version'))
      .orderBy('id')
      .limit(50);
    const undelivered = await execute(database, query);
    for (const { id, payment_key: payment, amount, currency, status, version } of undelivered) {
      const reason = 'The customer does not recognise the charge.';
      const isDelivered = await deliverTo({ id, payment, amount, currency, status, version, reason }).then(
        () => true,
        () => false,
      );
      if (!isDelivered) continue;
      const update = kysely
        .updateTable('test_processor_disputes')
        .set(({ fn, ref, val }) => ({
          notified_version: fn('greatest', [ref('notified_version'), val(version)]),
        }))
        .where('id', '=', id);
      await execute(database, update);
    }
  }

  return {
    /** Opens a dispute of a payment that succeeded. The next run delivers it. Returns false if it cannot be disputed. */
    async openNow(paymentKey: string, outcome: 'won' | 'lost'): Promise<boolean> {
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

    /** Opens and decides the disputes that are due, and delivers every change. */
    async runDue(): Promise<void> {
      await openDue();
      await decideDue();
      await deliver();
    },
  };
}

function tokensOf(...kinds: string[]): string[] {
  return testMethods.filter(({ outcome }) => kinds.includes(outcome.kind)).map(({ token }) => token);
}
