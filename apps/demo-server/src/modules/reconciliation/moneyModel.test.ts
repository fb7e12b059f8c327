import type { Entry } from '@coffer/adapter';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyLedger } from '../../ledger/verify/verifyLedger.ts';
import type { ProcessorDispute } from '../../payments/PaymentProcessor.ts';
import { invoiceOf, type TestInvoice } from '../../testing/invoiceOf.ts';
import { runPaymentJobs, runTimedJobs } from '../../testing/runJobs.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { type TestWallet, walletOf } from '../../testing/walletOf.ts';
import type { Dispute } from '../disputes/repository.ts';
import type { Refund } from '../refunds/repository.ts';
import { applyProcessorEvent } from './processorEvents.ts';
import { verifyPayments } from './verifyPayments.ts';

const settleAfterMs = 1000;
const methods = [
  'pm_card_visa',
  'pm_bank_debit',
  'pm_card_dispute_won',
  'pm_card_disputed',
  'pm_card_declined',
];

/** A step of a customer, the merchant, a bank or the processor. `pick` is the index of an existing object. */
type Command =
  | { type: 'topUp'; method: string; amount: number }
  | { type: 'saveMethod'; method: string }
  | { type: 'hold'; amount: number }
  | { type: 'resolveHold'; pick: number; how: 'capture' | 'release' }
  | { type: 'invoice'; total: number; later: boolean }
  | { type: 'pay'; pick: number; method: number }
  | { type: 'void'; pick: number }
  | { type: 'refund'; pick: number; amount: number; destination: 'original' | 'wallet' | 'paymentMethod' }
  | { type: 'dispute'; pick: number; outcome: 'won' | 'lost' }
  | { type: 'decline'; pick: number }
  | { type: 'deliver'; pick: number }
  | { type: 'repeatDispute'; pick: number }
  | { type: 'pass'; ms: number }
  | { type: 'runJobs' }
  | { type: 'close'; holds: 'capture' | 'release' };

const pick = fc.nat({ max: 50 });
const amount = fc.integer({ min: 100, max: 5000 });
const of = <Type extends Command['type']>(type: Type) => ({ type: fc.constant(type) });
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ ...of('topUp'), method: fc.constantFrom(...methods), amount }) },
  { weight: 2, arbitrary: fc.record({ ...of('saveMethod'), method: fc.constantFrom(...methods) }) },
  { weight: 1, arbitrary: fc.record({ ...of('hold'), amount }) },
  {
    weight: 1,
    arbitrary: fc.record({ ...of('resolveHold'), pick, how: fc.constantFrom('capture', 'release') }),
  },
  { weight: 3, arbitrary: fc.record({ ...of('invoice'), total: amount, later: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ ...of('pay'), pick, method: pick }) },
  { weight: 1, arbitrary: fc.record({ ...of('void'), pick }) },
  {
    weight: 1,
    arbitrary: fc.record({
      ...of('refund'),
      pick,
      amount,
      destination: fc.constantFrom('original', 'wallet', 'paymentMethod'),
    }),
  },
  { weight: 3, arbitrary: fc.record({ ...of('dispute'), pick, outcome: fc.constantFrom('won', 'lost') }) },
  { weight: 2, arbitrary: fc.record({ ...of('decline'), pick }) },
  { weight: 5, arbitrary: fc.record({ ...of('deliver'), pick }) },
  { weight: 1, arbitrary: fc.record({ ...of('repeatDispute'), pick }) },
  { weight: 4, arbitrary: fc.record({ ...of('pass'), ms: fc.constantFrom(400, 1001) }) },
  { weight: 3, arbitrary: fc.record(of('runJobs')) },
  { weight: 1, arbitrary: fc.record({ ...of('close'), holds: fc.constantFrom('capture', 'release') }) },
);

let server: TestServer;
const disputes: ProcessorDispute[] = [];
const overcharged: string[] = [];
beforeAll(async () => {
  server = await startTestServer('PostgreSQL', { settleAfterMs });
  // The test delivers the events of payments itself: in any order, late and repeatedly.
  server.processor.controls.silent = true;
  server.processor.listenToDisputes(async (dispute) => {
    disputes.push(dispute);
    await applyProcessorEvent(server.wallet, { subject: 'dispute', dispute });
  });
  const { createPayment } = server.processor;
  server.wallet.processor.createPayment = async (parameters) => {
    const [started] = await server.database.query<{ all: number; total: number }>(
      `select (i.paid + (select sum(o.amount) from invoice_payments o where o.invoice_id = i.id and o.status = 'processing'))::bigint
         as all, i.total from invoice_payments p join invoices i on i.id = p.invoice_id where p.id = $1 and p.status = 'processing'`,
      [parameters.idempotencyKey],
    );
    if (started && started.all > started.total) overcharged.push(parameters.idempotencyKey);
    return createPayment(parameters);
  };
});
afterAll(async () => {
  expect(await verifyLedger(server.database)).toEqual([]);
  await server.close();
});

/** The objects that a run has created. */
type Run = { wallet: TestWallet; invoices: TestInvoice[]; holds: string[]; methodIds: string[] };

const one = <Item>(items: readonly Item[], index: number): Item | undefined => items[index % items.length];
const post = (path: string, body: object = {}) =>
  server.call('POST', path, { key: crypto.randomUUID(), body });

type StoredEvent = { id: number; payment: string; idempotency_key: string };
const eventsOf = ({ wallet }: Run) =>
  server.database.query<StoredEvent>(
    `select e.id, e.payment::text as payment, e.payment ->> 'idempotencyKey' as idempotency_key
     from test_processor_events e where e.payment ->> 'idempotencyKey' in (${ownPayments}) order by e.id`,
    [wallet.customerId],
  );
/** Selects the keys of a customer's payments. */
const ownPayments = `select id from top_ups where customer_id = $1
  union all select p.id from invoice_payments p join invoices i on i.id = p.invoice_id where i.customer_id = $1`;
const deliver = async ({ payment }: StoredEvent) => {
  const parsed = JSON.parse(payment, (name, value) =>
    name === 'expectedAt' && value ? new Date(value) : value,
  );
  await applyProcessorEvent(server.wallet, { subject: 'payment', payment: parsed });
};
const paymentKeys = async ({ wallet }: Run, status: string) => {
  const rows = await server.database.query<{ key: string }>(
    `select idempotency_key as key from test_processor_payments where status = $2 and idempotency_key in (${ownPayments})
     order by 1`,
    [wallet.customerId, status],
  );
  return rows.map(({ key }) => key);
};

/** Runs one step through the API. The step may be rejected; a server error (5xx) fails the test. */
async function run(state: Run, step: Command): Promise<void> {
  const { wallet } = state;
  const send = async (path: string, body: object = {}) => {
    const answer = await post(path, body);
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(500);
    return answer;
  };
  switch (step.type) {
    case 'topUp':
      await wallet.topUp(step.method, { amount: step.amount }).catch(() => undefined);
      return;
    case 'saveMethod': {
      const method = await wallet.saveMethod(step.method);
      if (method.id) state.methodIds.push(method.id);
      return;
    }
    case 'hold': {
      const { status, body } = await send(`/v1/wallets/${wallet.walletId}/holds`, {
        amount: { amount: step.amount, currency: 'USD' },
      });
      if (status < 300) state.holds.push(body.id);
      return;
    }
    case 'resolveHold': {
      const hold = one(state.holds, step.pick);
      if (hold) await send(`/v1/wallets/${wallet.walletId}/holds/${hold}/${step.how}`);
      return;
    }
    case 'invoice': {
      const due = step.later ? { dueInMs: 500 } : {};
      const invoice = await invoiceOf(server, wallet, { total: step.total, ...due });
      state.invoices.push(invoice);
      expect((await invoice.send('open')).status).toBeLessThan(500);
      return;
    }
    case 'pay': {
      const invoice = one(state.invoices, step.pick);
      if (invoice) expect((await invoice.pay(one(state.methodIds, step.method))).status).toBeLessThan(500);
      return;
    }
    case 'void':
      await one(state.invoices, step.pick)?.send('void');
      return;
    case 'refund': {
      const invoice = one(state.invoices, step.pick);
      const { amount: most, destination } = step;
      if (invoice)
        await send(`/v1/invoices/${invoice.id}/refunds`, {
          amount: { amount: most, currency: 'USD' },
          destination,
        });
      return;
    }
    case 'dispute': {
      const key = one(await paymentKeys(state, 'succeeded'), step.pick);
      if (key) await server.processor.dispute(key, step.outcome);
      return server.processor.runDue();
    }
    case 'decline': {
      // The processor reports a decline, and charges the payment later.
      const idempotencyKey = one(await paymentKeys(state, 'processing'), step.pick);
      if (idempotencyKey === undefined) return;
      const [row] = await server.database.query<{ version: number }>(
        'update test_processor_payments set version = version + 2 where idempotency_key = $1 returning version',
        [idempotencyKey],
      );
      const version = (row?.version ?? 1) - 1;
      const why = { status: 'declined', code: 'card_declined', message: 'Declined' } as const;
      const payment = { ...why, idempotencyKey, version };
      return applyProcessorEvent(server.wallet, { subject: 'payment', payment });
    }
    case 'deliver': {
      const event = one(await eventsOf(state), step.pick);
      if (event) await deliver(event);
      return;
    }
    case 'repeatDispute': {
      const dispute = one(disputes, step.pick);
      if (dispute) await applyProcessorEvent(server.wallet, { subject: 'dispute', dispute });
      return;
    }
    case 'pass':
      server.advance(step.ms);
      return server.processor.runDue();
    case 'runJobs':
      return runPaymentJobs(server.wallet);
    case 'close':
      await send(`/v1/wallets/${wallet.walletId}/close`, { holds: step.holds });
      return;
  }
}

/** Runs the clock, the events and the jobs until every payment, dispute, refund and closure has its outcome. */
async function settle(state: Run): Promise<void> {
  for (let round = 0; round < 4; round += 1) {
    server.advance(60_000);
    await server.processor.runDue();
    for (const event of (await eventsOf(state)).toReversed()) await deliver(event);
    await runPaymentJobs(server.wallet);
    await runTimedJobs(server.wallet);
  }
}

const sum = (amounts: readonly number[]) => amounts.reduce((all, next) => all + next, 0);

/** Steps that may start a payment and deliver no event of one. */
const starting: Command['type'][] = ['invoice', 'pay', 'runJobs', 'close', 'void'];

/** Counts the invoices whose paid and in-progress amounts exceed their total. */
async function overpromised({ wallet }: Run): Promise<number> {
  const [row] = await server.database.query<{ count: number }>(
    `select count(*)::integer as count from invoices i where customer_id = $1 and paid + (
       select coalesce(sum(amount), 0) from invoice_payments where invoice_id = i.id and status = 'processing') > total`,
    [wallet.customerId],
  );
  return row?.count ?? 0;
}

/** Sums up the processor's payments of a customer: charged − refunded − disputed. */
async function movedByProcessor({ wallet }: Run): Promise<number> {
  const [row] = await server.database.query<{ net: number }>(
    `with own as (${ownPayments})
     select ((select coalesce(sum(amount), 0) from test_processor_payments
         where status = 'succeeded' and idempotency_key in (select id from own))
       - (select coalesce(sum(amount), 0) from test_processor_refunds
         where status = 'succeeded' and payment_key in (select id from own))
       - (select coalesce(sum(amount), 0) from test_processor_disputes
         where status <> 'won' and payment_key in (select id from own)))::bigint as net`,
    [wallet.customerId],
  );
  return row?.net ?? 0;
}

/** Sums up the same money by the API: in wallets, in invoices, spent, owed to the customer, or lost. */
async function received({ wallet, invoices }: Run): Promise<number> {
  const payments = (await Promise.all(invoices.map((invoice) => invoice.read()))).flatMap(
    (one) => one.payments,
  );
  const paid = sum(
    payments
      .filter(({ status }) => status === 'settled')
      .map((one) => one.amount.amount - one.refunded.amount),
  );
  const taken = sum(
    payments.filter(({ failure }) => failure?.code === 'payment_disputed').map((one) => one.amount.amount),
  );
  const { body } = await server.call('GET', `/v1/customers/${wallet.customerId}/wallets`);
  // Opening an invoice after a closure opens another wallet.
  const wallets = await Promise.all(body.items.map(({ id }: { id: string }) => receivedByWallet(id)));
  return paid + taken + sum(wallets);
}

/** Sums up a wallet: its balance, its spend on usage and its unfinished refunds, minus unrecovered disputes. */
async function receivedByWallet(walletId: string): Promise<number> {
  const items = async (path: string) => (await server.call('GET', `${path}limit=100`)).body.items;
  const entries: Entry[] = await items(`/v1/wallets/${walletId}/entries?`);
  const used = -sum(entries.filter(({ source }) => source === 'usage').map((entry) => entry.amount.amount));
  const refunds: Refund[] = await items(`/v1/refunds?walletId=${walletId}&`);
  // Refunds that reached neither a card nor a wallet: paid out by the merchant, or rejected by the card.
  const owed = refunds
    .flatMap(({ parts }) => parts)
    .filter(
      ({ destination, status }) =>
        destination === 'external' || (destination === 'paymentMethod' && status !== 'settled'),
    );
  const lost = ((await items(`/v1/disputes?walletId=${walletId}&`)) as Dispute[]).filter(
    ({ status }) => status !== 'won',
  );
  const [forgiven] = await server.database.query<{ amount: number }>(
    `select (coalesce((select sum(written_off) from wallet_closures where wallet_id = $1), 0)
       - coalesce((select sum(d.clawed_back - coalesce(r.amount, 0)) from disputes d left join refunds r on r.id = d.paid_out_by
           where d.wallet_id = $1 and d.status = 'won' and d.reinstated_number is null), 0))::bigint as amount`,
    [walletId],
  );
  const { body } = await server.call('GET', `/v1/wallets/${walletId}/balance`);
  const unrecovered =
    sum(lost.map((one) => one.amount.amount - one.clawedBack.amount)) + (forgiven?.amount ?? 0);
  return body.balance.amount + used + sum(owed.map((part) => part.amount.amount)) - unrecovered;
}

test('invariants 18, 33 and 34 (P): no money appears or disappears in any order of charges, events, disputes, holds and closures', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 8, maxLength: 24 }), async (steps) => {
      disputes.length = 0;
      const state: Run = { wallet: await walletOf(server), invoices: [], holds: [], methodIds: [] };
      for (const step of steps) {
        const before = await overpromised(state);
        await run(state, step);
        // Only a success that arrives late may add to a payment in progress.
        if (starting.includes(step.type)) expect(await overpromised(state)).toBeLessThanOrEqual(before);
      }
      await settle(state);
      expect(overcharged).toEqual([]);
      expect(await movedByProcessor(state)).toBe(await received(state));
      for (const invoice of state.invoices) {
        const { status, total, paid, due } = await invoice.read();
        if (status !== 'void') expect(paid.amount + due.amount).toBe(total.amount);
      }
      const { problems } = await verifyPayments(server.wallet, { since: new Date(0) });
      expect(problems).toEqual([]);
      expect((await server.call('GET', '/v1/open-items?status=open')).body.items).toEqual([]);
    }),
    {
      numRuns: Number(process.env.MONEY_RUNS ?? 12),
      ...(process.env.MONEY_SEED ? { seed: Number(process.env.MONEY_SEED) } : {}),
    },
  );
}, 600_000);
