import type { Database } from '../../database/Database.ts';
import { repeat } from '../../jobs/repeat.ts';
import type { DisputeListener, PaymentListener } from '../PaymentProcessor.ts';
import type { PaymentIntegration } from '../PaymentProvider.ts';
import { ProcessorUnavailable } from '../ProcessorUnavailable.ts';
import { confirmPage } from './confirmPage.ts';
import { paymentEvents } from './paymentEvents.ts';
import type { TestProcessor, TestProcessorControls, TestProcessorOptions } from './TestProcessor.ts';
import { testDisputes } from './testDisputes.ts';
import { testMethod, testMethods } from './testMethods.ts';
import {
  listTestPayments,
  listTestPaymentsSince,
  type TestPaymentRow,
  toProcessorPayment,
} from './testPaymentRows.ts';
import { testPayments } from './testPayments.ts';
import { refundTestPayment } from './testRefunds.ts';

/** Start of the path of the test processor's pages. */
export const testProcessorPath = '/test-processor';

/** Integrates the test processor like a provider, with the route of its confirm page. */
export function integrateTestProcessor(processor: TestProcessor): PaymentIntegration {
  const path = testProcessorPath;
  const pages = { access: 'public', path: `${path}/*`, respond: processor.handleRequest } as const;
  return { processor, path, routes: [pages], contentSources: {} };
}

/** Creates the test processor, which stores payments in its own tables and moves no money. */
export function createTestProcessor(database: Database, options: TestProcessorOptions): TestProcessor {
  const { now, settleAfterMs = 4000, intervalMs = 500 } = options;
  const controls: TestProcessorControls = {
    outage: false,
    answersToLose: 0,
    silent: false,
    hangingMethod: null,
  };
  const toPayment = (row: TestPaymentRow) =>
    toProcessorPayment(row, (id) => `${options.publicUrl()}/test-processor/payments/${id}/confirm`);
  let paymentListener: PaymentListener | undefined;
  const events = paymentEvents(database, { now, controls, listener: () => paymentListener });
  let disputeListener: DisputeListener | undefined;
  const disputes = testDisputes(database, { now, afterMs: settleAfterMs, listener: () => disputeListener });
  const payments = testPayments(database, { now, settleAfterMs, events, toPayment });
  const isDown = async () => controls.outage || ((await options.isDown?.()) ?? false);
  const requireService = async () => {
    if (await isDown()) throw new ProcessorUnavailable('The test processor is down.');
  };
  const runDue = async () => {
    if (await isDown()) return;
    await payments.settleDue();
    await events.deliver();
    await disputes.runDue();
  };

  return {
    controls,
    mode: 'test',
    methodSetup: { testMethods: testMethods.map(({ token, label }) => ({ token, label })) },
    listen(listener) {
      paymentListener = listener;
    },
    // A refund has its final status in the response of `refund`, and does not change later.
    listenToRefunds() {},
    listenToDisputes(listener) {
      disputeListener = listener;
    },
    async saveMethod(token) {
      await requireService();
      const found = testMethod(token);
      if (!found) return null;
      const { type, brand, last4, expiry, offSession } = found;
      return { reference: token, type, brand, last4, expiry, offSession, fingerprint: token };
    },
    // The test processor stores no methods: a method's reference is its token.
    async detachMethod() {},
    async createPayment(parameters) {
      await requireService();
      if (parameters.method === controls.hangingMethod) await new Promise(() => undefined);
      const { row, isResponseLost } = await payments.create(parameters);
      if (!isResponseLost && controls.answersToLose === 0) return toPayment(row);
      controls.answersToLose = Math.max(0, controls.answersToLose - 1);
      throw new ProcessorUnavailable('The response was lost.');
    },
    async readPayment(idempotencyKey) {
      await requireService();
      const row = await payments.find(idempotencyKey);
      return row ? toPayment(row) : null;
    },
    async cancelPayment(idempotencyKey) {
      await requireService();
      return toPayment(await payments.cancel(idempotencyKey));
    },
    async refund(parameters) {
      await requireService();
      const refund = await refundTestPayment(database, parameters, now());
      if (controls.answersToLose === 0) return refund;
      controls.answersToLose -= 1;
      throw new ProcessorUnavailable('The response was lost.');
    },
    async *listPaymentsSince(since) {
      await requireService();
      yield* listTestPaymentsSince(database, since);
    },
    handleRequest: confirmPage({ database, change: payments.change }),
    dispute: disputes.openNow,
    listPayments: (page) => listTestPayments(database, page),
    readDueTimes: async (now) => {
      const [row] = await database.query<{ due: number; next: Date | null }>(testDueSql, [now]);
      return row ?? { due: 0, next: null };
    },
    prune: events.prune,
    runDue,
    start: () => repeat(runDue, { everyMs: intervalMs, onError: () => undefined }),
  };
}

/** Counts the payments, events and disputes that are due, and finds the time of the next one. */
const testDueSql = `select count(*) filter (where at <= $1)::integer as due, min(at) filter (where at > $1) as next from (
  select settles_at as at from test_processor_payments where status = 'processing' and settles_at is not null
  union all select next_attempt_at from test_processor_events where delivered_at is null
  union all select decides_at from test_processor_disputes where status = 'open'
  union all select $1::timestamptz from test_processor_disputes where notified_version < version) due`;
