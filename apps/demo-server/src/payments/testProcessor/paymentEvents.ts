import type { Database, Queryable, SqlRow } from '../../database/Database.ts';
import type { PaymentListener, ProcessorPayment } from '../PaymentProcessor.ts';
import type { TestProcessorControls } from './TestProcessor.ts';

type EventRow = SqlRow & { id: number; payment: string };

type PaymentEventsParts = {
  now: () => Date;
  controls: TestProcessorControls;
  listener: () => PaymentListener | undefined;
};

/** How long another server leaves an event alone that one server is telling. */
const leaseMs = 10_000;
/** How long a delivered event is kept, and how many are deleted in one commit. */
const [deliveredKeptMs, batch] = [7 * 86_400_000, 1000];

/** The test processor's outbox: an event is stored with its change, and told until it was heard. */
export function paymentEvents(database: Database, { now, controls, listener }: PaymentEventsParts) {
  return {
    async record(queryable: Queryable, payment: ProcessorPayment): Promise<void> {
      await queryable.query(
        `insert into test_processor_events (payment, next_attempt_at) values ($1::text::jsonb, $2)`,
        [JSON.stringify(payment), now()],
      );
    },

    async prune(): Promise<void> {
      const before = new Date(now().getTime() - deliveredKeptMs);
      const deleteSome = () =>
        database.query(
          `delete from test_processor_events where id in (
             select id from test_processor_events where delivered_at < $1 limit $2 for update skip locked) returning id`,
          [before, batch],
        );
      while ((await deleteSome()).length === batch);
    },

    async deliver(): Promise<void> {
      const hear = listener();
      if (!hear || controls.silent) return;
      // Taken for a while and not locked: the listener works in transactions of its own.
      const taken = await database.query<EventRow>(
        `update test_processor_events set attempt_count = attempt_count + 1, next_attempt_at = $2
         where id in (select id from test_processor_events where delivered_at is null and next_attempt_at <= $1
           order by id limit 50 for update skip locked)
         returning id, payment::text as payment`,
        [now(), new Date(now().getTime() + leaseMs)],
      );
      for (const event of taken.toSorted((a, b) => a.id - b.id)) {
        const heard = await hear(parsePayment(event.payment)).then(
          () => true,
          () => false,
        );
        if (!heard) continue;
        await database.query('update test_processor_events set delivered_at = $2 where id = $1', [
          event.id,
          now(),
        ]);
      }
    },
  };
}

/** An event's payment from its own JSON. This processor wrote it, and its dates are text there. */
function parsePayment(text: string): ProcessorPayment {
  return JSON.parse(text, (name, value) => (name === 'expectedAt' && value ? new Date(value) : value));
}
