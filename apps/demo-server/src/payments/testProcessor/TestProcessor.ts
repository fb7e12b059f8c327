import type { PaymentProcessor } from '../PaymentProcessor.ts';
import type { TestPayment } from './testPaymentRows.ts';

/** Faults that a test can cause in the test processor. */
export type TestProcessorControls = {
  /** While true, the processor is unavailable. */
  outage: boolean;
  /** Number of the next payments and refunds that are carried out although their responses are lost. */
  answersToLose: number;
  /** While true, payment events are held back. They are delivered afterwards. */
  silent: boolean;
  /** A payment by this method never gets a response. @default null: every payment gets one */
  hangingMethod: string | null;
};

/** A payment processor that moves no real money, with a page on which a customer confirms a payment. */
export type TestProcessor = PaymentProcessor & {
  readonly controls: TestProcessorControls;
  /** Handles the requests of the confirm page, `/test-processor/payments/{id}/confirm`. */
  handleRequest(request: Request): Promise<Response>;
  /**
   * Opens a dispute of a payment that succeeded. Returns false if there is no such payment, if it was refunded in full,
   * or if it was disputed before.
   */
  dispute(idempotencyKey: string, outcome: 'won' | 'lost'): Promise<boolean>;
  /** Lists payments with their refunds and disputes, newest first: one more than `limit` if there are more. */
  listPayments(page: { cursor?: string | undefined; limit: number }): Promise<TestPayment[]>;
  /** Deletes the events that were delivered more than a week ago. */
  prune(): Promise<void>;
  /** Reads how many changes and deliveries are due, and when the next one becomes due. */
  readDueTimes(now: Date): Promise<{ due: number; next: Date | null }>;
  /** Settles due payments, delivers due events, and opens and decides due disputes. */
  runDue(): Promise<void>;
  /** Calls `runDue` repeatedly. Returns a function that stops it, after the call that is running has ended. */
  start(): () => Promise<void>;
};

export type TestProcessorOptions = {
  now: () => Date;
  /** The address that browsers reach this server by, without a slash at its end. */
  publicUrl: () => string;
  /** Reads whether the processor is down for every server on this database. @default never */
  isDown?: () => Promise<boolean>;
  /** Time until a bank debit settles, in milliseconds. @default 4000 */
  settleAfterMs?: number;
  /** Pause between the calls of `start`, in milliseconds. @default 500 */
  intervalMs?: number;
};
