import type { Database } from '../database/Database.ts';
import { confirmPage } from './confirmPage.ts';
import type { DisputeListener, PaymentListener } from './PaymentProcessor.ts';
import { ProcessorUnavailable } from './ProcessorUnavailable.ts';
import { paymentEvents } from './paymentEvents.ts';
import { repeat } from './repeat.ts';
import type { TestProcessor, TestProcessorControls, TestProcessorOptions } from './TestProcessor.ts';
import { testBook } from './testBook.ts';
import { testDisputes } from './testDisputes.ts';
import { testMethod, testMethods } from './testMethods.ts';
import { type TestPaymentRow, toProcessorPayment } from './testPayments.ts';
import { refundTestPayment } from './testRefunds.ts';

/** Builds the test processor over its own tables in `database`. It charges nobody. */
export function createTestProcessor(database: Database, options: TestProcessorOptions): TestProcessor {
  const { now, settleAfterMs = 4000, intervalMs = 500 } = options;
  const controls: TestProcessorControls = { outage: false, answersToLose: 0, silent: false };
  const tell = (row: TestPaymentRow) =>
    toProcessorPayment(row, (id) => `${options.publicUrl()}/test-processor/payments/${id}/confirm`);
  let listener: PaymentListener | undefined;
  const events = paymentEvents(database, { now, controls, listener: () => listener });
  let disputeListener: DisputeListener | undefined;
  const disputes = testDisputes(database, { now, afterMs: settleAfterMs, listener: () => disputeListener });
  const book = testBook(database, { now, settleAfterMs, events, tell });
  const requireService = () => {
    if (controls.outage) throw new ProcessorUnavailable('The test processor is down.');
  };
  const runDue = async () => {
    if (controls.outage) return;
    await book.settleDue();
    await events.deliver();
    await disputes.runDue();
  };

  return {
    controls,
    testMethods: testMethods.map(({ token, label }) => ({ token, label })),
    listen(next) {
      listener = next;
    },
    listenToDisputes(next) {
      disputeListener = next;
    },
    async saveMethod(token) {
      requireService();
      const found = testMethod(token);
      if (!found) return null;
      const { type, brand, last4, expiry, offSession } = found;
      return { reference: token, type, brand, last4, expiry, offSession };
    },
    async createPayment(parameters) {
      requireService();
      const { row, isLost } = await book.create(parameters);
      if (!isLost && controls.answersToLose === 0) return tell(row);
      controls.answersToLose = Math.max(0, controls.answersToLose - 1);
      throw new ProcessorUnavailable('The answer was lost on its way.');
    },
    async readPayment(idempotencyKey) {
      requireService();
      const row = await book.find(idempotencyKey);
      return row ? tell(row) : null;
    },
    async cancelPayment(idempotencyKey) {
      requireService();
      return tell(await book.cancel(idempotencyKey));
    },
    async refundPayment(idempotencyKey) {
      requireService();
      return tell(await book.refund(idempotencyKey));
    },
    async refund(parameters) {
      requireService();
      const refund = await refundTestPayment(database, parameters, now());
      if (controls.answersToLose === 0) return refund;
      controls.answersToLose -= 1;
      throw new ProcessorUnavailable('The answer was lost on its way.');
    },
    handleRequest: confirmPage({ database, change: book.change }),
    runDue,
    start: () => repeat(runDue, intervalMs),
  };
}
