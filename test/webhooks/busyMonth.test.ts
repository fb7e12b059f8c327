import { readFileSync, writeFileSync } from 'node:fs';
import { verifyWebhook, type WebhookEvent, webhookEvents } from '@coffer/adapter/webhooks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serverEngines } from '../../apps/demo-server/src/database/testing/openTestDatabase.ts';
import { webhookSchemas } from '../../apps/demo-server/src/http/openapi/webhookSchemas.ts';
import { type FakeReceiver, fakeReceiver } from '../../apps/demo-server/src/testing/fakeReceiver.ts';
import { startTestServer, type TestServer } from '../../apps/demo-server/src/testing/startTestServer.ts';
import { runBusyMonth } from './busyMonth.ts';
import { WebhookBooks } from './WebhookBooks.ts';

const examplesPath = 'apps/demo-server/src/http/openapi/webhookExamples.json';

/** Types that do not happen in this month. */
const absent = ['invoice.overpaid'];

describe.each(serverEngines)('a month by webhooks on %s', (engine) => {
  let server: TestServer;
  let receiver: FakeReceiver;
  let events: WebhookEvent[];
  const books = new WebhookBooks();
  beforeAll(async () => {
    server = await startTestServer(engine, { testMode: true });
    receiver = await fakeReceiver();
    const body = { url: receiver.url };
    const { body: endpoint } = await server.call('POST', '/v1/webhook-endpoints', { body });
    await runBusyMonth(server, endpoint.id);
    events = await Promise.all(receiver.received.map((request) => verifyWebhook(request, endpoint.secret)));
    // Deliveries can arrive twice and in any order.
    for (const event of [...events.toReversed(), ...events]) books.receive(event);
  });
  afterAll(async () => {
    await receiver.close();
    await server.close();
  });

  const rows = <Row extends Record<string, string | number>>(sql: string) => server.database.query<Row>(sql);

  test('a receiver of webhooks only reconstructs each balance, and its paid and promotional parts, to the cent', async () => {
    const stored = await rows<{ id: string; balance: number; paid: number; promotional: number }>(
      `select a.id, a.balance, (a.balance - coalesce(g.promotional, 0))::bigint as paid,
         coalesce(g.promotional, 0)::bigint as promotional
       from ledger.accounts a left join (
         select account_id, sum(remaining) as promotional from ledger.grants where kind = 'promotional' group by 1
       ) g on g.account_id = a.id
       where a.role = 'wallet' and a.entry_number > 0`,
    );
    expect(stored.length).toBeGreaterThan(8);
    const expected = stored.map(({ id, ...amounts }) => [id, amounts] as const);
    expect(books.balances()).toEqual(new Map(expected));
  });

  test('it reconstructs cash, revenue, promotions and breakage to the cent', async () => {
    const stored = await rows<{ account: string; amount: number }>(
      `select a.role || ' ' || a.currency as account, sum(p.amount)::bigint as amount
       from ledger.postings p join ledger.accounts a on a.id = p.account_id
       where a.role <> 'wallet' group by 1`,
    );
    expect(books.accounts()).toEqual(new Map(stored.map(({ account, amount }) => [account, amount])));
    const byCard = await rows<{ currency: string; amount: number }>(
      `select i.currency, sum(p.amount - p.refunded)::bigint as amount from invoice_payments p
       join invoices i on i.id = p.invoice_id where p.wallet_id is null and p.status = 'settled' group by 1`,
    );
    expect(books.cardPayments()).toEqual(new Map(byCard.map(({ currency, amount }) => [currency, amount])));
  });

  test('every message has the documented schema, with its fields in one order', () => {
    const problems = events.flatMap((event) => {
      const { error, data } = webhookSchemas.get(event.type)?.safeParse(event) ?? {};
      if (error) return [`${event.type}: ${JSON.stringify(error.issues)}`];
      return JSON.stringify(Object.keys(Object(data).data)) === JSON.stringify(Object.keys(event.data))
        ? []
        : [`${event.type} has another order`];
    });
    expect([...new Set(problems)]).toEqual([]);
  });

  test('one message per event, one top-up, and one event per top-up', () => {
    const ids = events.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const topUps = events.flatMap((event) =>
      event.type === 'wallet.topped_up' && event.data.topUp ? [event.data.topUp.id] : [],
    );
    expect(new Set(topUps).size).toBe(topUps.length);
  });

  test('the reference shows a real message of each type, with the fields that the engine sends today', () => {
    const examples: Record<string, WebhookEvent> = JSON.parse(readFileSync(examplesPath, 'utf8'));
    const wanted = Object.keys(webhookEvents).filter((type) => !absent.includes(type));
    const found = new Map(events.map((event) => [event.type as string, event]));
    if (process.env.WRITE_EXAMPLES) {
      const chosen = wanted.flatMap((type) => (found.has(type) ? [[type, richest(type)] as const] : []));
      writeFileSync(examplesPath, `${JSON.stringify(Object.fromEntries(chosen), null, 2)}\n`);
      return;
    }
    expect(Object.keys(examples)).toEqual(wanted);
    for (const type of wanted) {
      expect([type, webhookSchemas.get(type)?.safeParse(examples[type]).error]).toEqual([type, undefined]);
      expect(found.has(type)).toBe(true);
    }
  });

  /** The event of a type with the most fields. */
  function richest(type: string): WebhookEvent | undefined {
    const own = events.filter((event) => event.type === type);
    return own.toSorted((a, b) => JSON.stringify(b).length - JSON.stringify(a).length)[0];
  }
});
