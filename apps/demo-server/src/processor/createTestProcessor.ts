import { randomBytes } from 'node:crypto';
import type { Database } from '../database/Database.ts';
import { confirmPage } from './confirmPage.ts';
import type { CreatePaymentParameters, PaymentListener } from './PaymentProcessor.ts';
import { ProcessorUnavailable } from './ProcessorUnavailable.ts';
import { paymentEvents } from './paymentEvents.ts';
import type { TestProcessor, TestProcessorControls, TestProcessorOptions } from './TestProcessor.ts';
import { testMethod, testMethods } from './testMethods.ts';
import {
  changeTestPayment,
  findTestPayment,
  insertTestPayment,
  type TestPaymentChange,
  type TestPaymentRow,
  toProcessorPayment,
} from './testPayments.ts';

/** Builds the test processor over its own tables in `database`. It charges nobody. */
export function createTestProcessor(database: Database, options: TestProcessorOptions): TestProcessor {
  const { now, settleAfterMs = 4000, intervalMs = 500 } = options;
  const controls: TestProcessorControls = { outage: false, answersToLose: 0, silent: false };
  const confirmUrl = (id: string) => `${options.publicUrl()}/test-processor/payments/${id}/confirm`;
  const tell = (row: TestPaymentRow) => toProcessorPayment(row, confirmUrl);
  const events = paymentEvents(database, now, controls);
  let listener: PaymentListener | undefined;

  /** Changes a payment and records the event of it, in one transaction; then tells it at once. */
  async function change(from: TestPaymentRow, to: TestPaymentChange): Promise<TestPaymentRow> {
    const changed = await database.transaction(async (transaction) => {
      const row = await changeTestPayment(transaction, from, { ...to, at: now() });
      if (row) await events.record(transaction, tell(row));
      return row;
    });
    await events.deliver(listener);
    return changed ?? (await findTestPayment(database, 'id', from.id)) ?? from;
  }

  function requireService(): void {
    if (controls.outage) throw new ProcessorUnavailable('The test processor is down.');
  }

  async function create(parameters: CreatePaymentParameters): Promise<TestPaymentRow> {
    requireService();
    const outcome = testMethod(parameters.method)?.outcome ?? { kind: 'succeeds' };
    if (outcome.kind === 'isUnavailable') throw new ProcessorUnavailable('The test processor is down.');
    const known = await findTestPayment(database, 'idempotency_key', parameters.idempotencyKey);
    if (known) return known;
    const isDelayed = outcome.kind === 'settlesLater' || outcome.kind === 'returnsLater';
    const row = await database.transaction(async (transaction) => {
      const inserted = await insertTestPayment(transaction, {
        ...parameters,
        ...firstStatus(parameters.method),
        id: `tpp_${randomBytes(18).toString('base64url')}`,
        settlesAt: isDelayed ? new Date(now().getTime() + settleAfterMs) : null,
        at: now(),
      });
      // As with real processors, what was just answered is told once more by an event.
      if (inserted.status === 'succeeded') await events.record(transaction, tell(inserted));
      return inserted;
    });
    if (controls.answersToLose > 0) {
      controls.answersToLose -= 1;
      throw new ProcessorUnavailable('The answer was lost on its way.');
    }
    if (outcome.kind === 'losesItsAnswer') {
      throw new ProcessorUnavailable('The answer was lost on its way.');
    }
    return row;
  }

  async function settleDue(): Promise<void> {
    const due = await database.query<TestPaymentRow>(
      `select * from test_processor_payments where status = 'processing' and settles_at <= $1
       order by settles_at limit 50`,
      [now()],
    );
    for (const row of due) await change(row, settledStatus(row.method));
  }

  async function runDue(): Promise<void> {
    if (controls.outage) return;
    await settleDue();
    await events.deliver(listener);
  }

  return {
    controls,
    testMethods: testMethods.map(({ token, label }) => ({ token, label })),
    listen(next) {
      listener = next;
    },
    async saveMethod(token) {
      requireService();
      const found = testMethod(token);
      if (!found) return null;
      const { type, brand, last4, expiry, offSession } = found;
      return { reference: token, type, brand, last4, expiry, offSession };
    },
    createPayment: async (parameters) => tell(await create(parameters)),
    async readPayment(idempotencyKey) {
      requireService();
      const row = await findTestPayment(database, 'idempotency_key', idempotencyKey);
      return row ? tell(row) : null;
    },
    async cancelPayment(idempotencyKey) {
      requireService();
      const nothing = { amount: 0, currency: '', method: '', returnUrl: null, settlesAt: null };
      const row = await insertTestPayment(database, {
        ...nothing,
        idempotencyKey,
        id: `tpp_${randomBytes(18).toString('base64url')}`,
        status: 'canceled',
        at: now(),
      });
      return tell(row.status === 'requiresAction' ? await change(row, { status: 'canceled' }) : row);
    },
    async refundPayment(idempotencyKey) {
      requireService();
      const row = await findTestPayment(database, 'idempotency_key', idempotencyKey);
      if (!row) throw new ProcessorUnavailable(`The test processor knows no payment ${idempotencyKey}.`);
      return tell(row.status === 'succeeded' ? await change(row, { status: 'refunded' }) : row);
    },
    handleRequest: confirmPage({ database, change }),
    runDue,
    start: () => repeat(runDue, intervalMs),
  };
}

function firstStatus(method: string): TestPaymentChange {
  const outcome = testMethod(method)?.outcome ?? { kind: 'succeeds' };
  switch (outcome.kind) {
    case 'declines':
      return { status: 'declined', failure: { code: outcome.code, message: outcome.message } };
    case 'asksFirst':
      return { status: 'requiresAction' };
    case 'settlesLater':
    case 'returnsLater':
      return { status: 'processing' };
    default:
      return { status: 'succeeded' };
  }
}

function settledStatus(method: string): TestPaymentChange {
  return testMethod(method)?.outcome.kind === 'returnsLater'
    ? { status: 'declined', failure: { code: 'payment_returned', message: 'The bank returned the debit.' } }
    : { status: 'succeeded' };
}

/** Runs `work` with a pause between runs. A failed run is tried again at the next; nothing is lost by it. */
function repeat(work: () => Promise<void>, intervalMs: number): () => Promise<void> {
  let underWay = Promise.resolve();
  let timer: NodeJS.Timeout;
  let stopped = false;
  const schedule = () => {
    if (stopped) return;
    timer = setTimeout(() => {
      underWay = work()
        .catch(() => undefined)
        .then(schedule);
    }, intervalMs);
    timer.unref();
  };
  schedule();
  return () => {
    stopped = true;
    clearTimeout(timer);
    return underWay;
  };
}
