import { randomBytes } from 'node:crypto';
import type { Database } from '../../database/Database.ts';
import { execute, kysely } from '../../database/queryBuilder.ts';
import type { CreatePaymentParameters, ProcessorPayment } from '../PaymentProcessor.ts';
import { ProcessorUnavailable } from '../ProcessorUnavailable.ts';
import type { paymentEvents } from './paymentEvents.ts';
import { type TestMethodDefinition, testMethod } from './testMethods.ts';
import {
  changeTestPayment,
  findTestPayment,
  insertTestPayment,
  type TestPaymentChange,
  type TestPaymentRow,
} from './testPaymentRows.ts';

type TestPaymentsParts = {
  now: () => Date;
  settleAfterMs: number;
  events: ReturnType<typeof paymentEvents>;
  toPayment: (row: TestPaymentRow) => ProcessorPayment;
};

/** Payments of the test processor. Each change is stored in one transaction with the event that reports it. */
export function testPayments(
  database: Database,
  { now, settleAfterMs, events, toPayment }: TestPaymentsParts,
) {
  const find = (idempotencyKey: string) => findTestPayment(database, 'idempotency_key', idempotencyKey);

  async function change(from: TestPaymentRow, to: TestPaymentChange): Promise<TestPaymentRow> {
    const changed = await database.transaction(async (transaction) => {
      const row = await changeTestPayment(transaction, from, { ...to, at: now() });
      if (row) await events.record(transaction, toPayment(row));
      return row;
    });
    await events.deliver();
    return changed ?? (await findTestPayment(database, 'id', from.id)) ?? from;
  }

  return {
    find,
    change,

    /** Creates a payment unless its key has one, and returns it. `isResponseLost` tests a lost first response. */
    async create(
      parameters: CreatePaymentParameters,
    ): Promise<{ row: TestPaymentRow; isResponseLost: boolean }> {
      const { kind } = outcomeOf(parameters.method);
      if (kind === 'isUnavailable') throw new ProcessorUnavailable('The test processor is down.');
      const known = await find(parameters.idempotencyKey);
      if (known) return { row: known, isResponseLost: false };
      const isDelayed = kind === 'settlesLater' || kind === 'returnsLater';
      const row = await database.transaction(async (transaction) => {
        const inserted = await insertTestPayment(transaction, {
          ...parameters,
          ...firstStatus(parameters.method),
          id: newPaymentId(),
          settlesAt: isDelayed ? new Date(now().getTime() + settleAfterMs) : null,
          at: now(),
        });
        // As at real processors, an event repeats the success that the response reports.
        if (inserted.status === 'succeeded') await events.record(transaction, toPayment(inserted));
        return inserted;
      });
      return { row, isResponseLost: kind === 'losesItsAnswer' };
    },

    async cancel(idempotencyKey: string): Promise<TestPaymentRow> {
      const nothing = { amount: 0, currency: '', method: '', returnUrl: null, settlesAt: null };
      const row = await insertTestPayment(database, {
        ...nothing,
        idempotencyKey,
        id: newPaymentId(),
        status: 'canceled',
        at: now(),
      });
      return row.status === 'requiresAction' ? change(row, { status: 'canceled' }) : row;
    },

    async settleDue(): Promise<void> {
      const query = kysely
        .selectFrom('test_processor_payments')
        .selectAll()
        .where('status', '=', 'processing')
        .where('settles_at', '<=', now())
        .orderBy('settles_at')
        .limit(50);
      const due = await execute(database, query);
      for (const row of due) await change(row, settledStatus(row.method));
    },
  };
}

/** Creates an id that cannot be guessed, because anyone who knows a payment's id can confirm it. */
function newPaymentId(): string {
  return `tpp_${randomBytes(18).toString('base64url')}`;
}

function outcomeOf(method: string): TestMethodDefinition['outcome'] {
  return testMethod(method)?.outcome ?? { kind: 'succeeds' };
}

function firstStatus(method: string): TestPaymentChange {
  const outcome = outcomeOf(method);
  switch (outcome.kind) {
    case 'declines':
      return { status: 'declined', failure: { code: outcome.code, message: outcome.message } };
    case 'asksFirst':
      return { status: 'requiresAction' };
    case 'settlesLater':
    case 'returnsLater':
      return { status: 'processing' };
    case 'succeeds':
    case 'losesItsAnswer':
    case 'refusesRefunds':
    case 'refusesFirstRefund':
    case 'isDisputed':
    case 'winsItsDispute':
      return { status: 'succeeded' };
    case 'isUnavailable':
      throw new ProcessorUnavailable('The test processor is down.');
    default:
      outcome satisfies never;
      throw new Error('Unknown outcome of a test method.');
  }
}

function settledStatus(method: string): TestPaymentChange {
  return outcomeOf(method).kind === 'returnsLater'
    ? { status: 'declined', failure: { code: 'payment_returned', message: 'The bank returned the debit.' } }
    : { status: 'succeeded' };
}
