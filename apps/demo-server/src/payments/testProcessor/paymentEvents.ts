import type { Database, Queryable, SqlRow } from '../../database/Database.ts';
import { execute, kysely } from '../../database/queryBuilder.ts';
import type { PaymentListener, ProcessorPayment } from '../PaymentProcessor.ts';
import type { TestProcessorControls } from './TestProcessor.ts';

type EventRow = SqlRow & { id: number; payment: string };

type PaymentEventsParts = {
  now: () => Date;
  controls: TestProcessorControls;
  listener: () => PaymentListener | undefined;
};

/** Time during which only the server that claimed an event delivers it, in milliseconds. */
const leaseMs = 10_000;

/** Time for which a delivered event is stored, in milliseconds. */
const retentionMs = 7 * 86_400_000;

/** Number of events that one commit deletes. */
const batchSize = 1000;

/** The test processor's outbox: an event is stored in the transaction of its change, and redelivered until it succeeds. */
export function paymentEvents(database: Database, { now, controls, listener }: PaymentEventsParts) {
  return {
    async record(queryable: Queryable, payment: ProcessorPayment): Promise<void> {
      const insert = kysely
        .insertInto('test_processor_events')
        .values({ payment: JSON.stringify(payment), next_attempt_at: now() });
      await execute(queryable, insert);
    },

    async prune(): Promise<void> {
      const before = new Date(now().getTime() - retentionMs);
      const deleteSome = () =>
        database.query(
          `delete from test_processor_events where id in (
             select id from test_processor_events where delivered_at < $1 limit $2 for update skip locked) returning id`,
          [before, batchSize],
        );
      while ((await deleteSome()).length === batchSize);
    },

    async deliver(): Promise<void> {
      const deliverTo = listener();
      if (!deliverTo || controls.silent) return;
      // Events are leased and not locked, because the listener uses transactions of its own.
      const claimed = await database.query<EventRow>(
        `update test_processor_events set attempt_count = attempt_count + 1, next_attempt_at = $2
         where id in (select id from test_processor_events where delivered_at is null and next_attempt_at <= $1
           order by id limit 50 for update skip locked)
         returning id, payment::text as payment`,
        [now(), new Date(now().getTime() + leaseMs)],
      );
      for (const event of claimed.toSorted((a, b) => a.id - b.id)) {
        const isDelivered = await deliverTo(parsePayment(event.payment)).then(
          () => true,
          () => false,
        );
        if (!isDelivered) continue;
        const update = kysely
          .updateTable('test_processor_events')
          .set({ delivered_at: now() })
          .where('id', '=', event.id);
        await execute(database, update);
      }
    },
  };
}

/** Parses the payment of an event. This processor wrote the JSON, in which dates are text. */
function parsePayment(text: string): ProcessorPayment {
  return JSON.parse(text, (name, value) => (name === 'expectedAt' && value ? new Date(value) : value));
}
