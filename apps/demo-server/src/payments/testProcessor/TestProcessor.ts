import type { PaymentProcessor } from '../PaymentProcessor.ts';
import type { TestPayment } from './testPayments.ts';

/** What a test may do to the test processor. */
export type TestProcessorControls = {
  /** While true, nothing can be asked. */
  outage: boolean;
  /** How many of the next payments are made and their answers lost. */
  answersToLose: number;
  /** While true, nobody is told of changes; they are told afterwards. */
  silent: boolean;
  /** Payments with this method never get an answer. @default null: all get one */
  hangingMethod: string | null;
};

/** A payment processor without real money, with a page where a customer confirms. */
export type TestProcessor = PaymentProcessor & {
  readonly controls: TestProcessorControls;
  /** Answers the confirm page's requests, `/test-processor/payments/{id}/confirm`. */
  handleRequest(request: Request): Promise<Response>;
  /** Has a payment that succeeded disputed from now on. False where there is none, or it was disputed before. */
  dispute(idempotencyKey: string, outcome: 'won' | 'lost'): Promise<boolean>;
  /** Lists the payments that were asked for, with their refunds and disputes, newest first; one more than `limit`. */
  listPayments(page: { cursor?: string | undefined; limit: number }): Promise<TestPayment[]>;
  /** Deletes the events that were delivered a week ago or longer. */
  prune(): Promise<void>;
  /** How much is due now, and when the next thing will be. */
  readDueTimes(now: Date): Promise<{ due: number; next: Date | null }>;
  /** Settles what is due and tells the listener what it has not heard yet. */
  runDue(): Promise<void>;
  /** Calls `runDue` again and again until stopped; stopping waits for the one under way. */
  start(): () => Promise<void>;
};

export type TestProcessorOptions = {
  now: () => Date;
  /** The address that browsers reach this server by, without a slash at its end. */
  publicUrl: () => string;
  /** Whether it is down for every server on this database. @default never */
  isDown?: () => Promise<boolean>;
  /** How long a bank debit takes. @default 4000 */
  settleAfterMs?: number;
  /** How often `start` looks for what is due. @default 500 */
  intervalMs?: number;
};
