import { afterEach, expect, test } from 'vitest';
import { testEngines } from '../database/testing/openTestDatabase.ts';
import { smtpMailer } from '../mail/smtpMailer.ts';
import { insertEmail } from '../modules/mail/index.ts';
import { defaultMerchantId } from '../modules/merchants/index.ts';
import { fakeReceiver } from '../testing/fakeReceiver.ts';
import { type RecordedDatabase, recordStatements } from '../testing/recordStatements.ts';
import { startSmtpServer } from '../testing/startSmtpServer.ts';
import { startTestServer, type TestServer } from '../testing/startTestServer.ts';
import { walletOf } from '../testing/walletOf.ts';

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

type Options = Parameters<typeof startTestServer>[1];

async function start(engine: (typeof testEngines)[number], options: Options): Promise<TestServer> {
  const server = await startTestServer(engine, options);
  ends.push(() => server.close());
  return server;
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test.each(testEngines)(
  'an idle server asks one question instead of one per kind of work, on %s',
  async (engine) => {
    const everyMs = 500;
    const server = await start(engine, { reconcileEveryMs: everyMs, watch: recordStatements });
    const { takeStatements } = server.database as RecordedDatabase;
    const looks = () => takeStatements().filter((sql) => /update "?emails/.test(sql)).length;
    await expect.poll(looks, { timeout: 10_000 }).toBeGreaterThan(0);
    do await sleep(2 * everyMs);
    while (looks() > 0);
    takeStatements();
    await sleep(4 * everyMs);
    const idle = takeStatements();
    expect(idle.filter((sql) => /update "?emails|webhook_deliveries"? set/.test(sql))).toEqual([]);
    expect(idle.filter((sql) => sql.startsWith('select least')).length).toBeGreaterThan(0);
    // Four rounds of the next due time, the test processor, removed methods, timed tasks and the clock.
    expect(idle.length).toBeLessThanOrEqual(4 * 6);
  },
);

test('work that becomes due while a server rests runs on time, also when another server left it', async () => {
  const smtp = await startSmtpServer();
  ends.push(() => smtp.close());
  const mailer = smtpMailer(smtp.url, { from: 'billing@coffer.example' });
  const everyMs = 3_000;
  const server = await start('PostgreSQL', { reconcileEveryMs: everyMs, mailer });
  const { walletId, customerId } = await walletOf(server);
  await server.database.query("update customers set email = 'ada@nimbus.example'");
  await sleep(2 * everyMs + 1_000);
  const leave = (inMs: number) => {
    const now = new Date(server.wallet.now().getTime() + inMs);
    const merchantId = defaultMerchantId;
    const email = { merchantId, customerId, walletId, type: 'balance_low' as const, values: {}, now };
    return server.database.transaction((transaction) => insertEmail(transaction, email));
  };
  // The next check finds the row within `everyMs`, and then waits for its time.
  const startMs = performance.now();
  await leave(everyMs + 1_000);
  await expect.poll(() => smtp.mails.length, { timeout: 10_000, interval: 20 }).toBe(1);
  const elapsedMs = performance.now() - startMs;
  expect(elapsedMs).toBeGreaterThan(everyMs + 900);
  expect(elapsedMs).toBeLessThan(everyMs + 1_000 + 2_500);
});

test('a request ends the rest: its webhook does not wait for the next check', async () => {
  const receiver = await fakeReceiver();
  ends.push(() => receiver.close());
  const everyMs = 3_000;
  const server = await start('PostgreSQL', { reconcileEveryMs: everyMs });
  const { walletId } = await walletOf(server);
  await server.call('POST', '/v1/webhook-endpoints', { body: { url: receiver.url } });
  await sleep(2 * everyMs + 2_000);
  receiver.received.length = 0;
  const body = { type: 'credit', fundedBy: 'externalPayment', amount: { amount: 100, currency: 'USD' } };
  const startMs = performance.now();
  await server.call('POST', `/v1/wallets/${walletId}/entries`, { body, key: 'credit' });
  await expect.poll(() => receiver.received.length, { timeout: 10_000, interval: 20 }).toBeGreaterThan(0);
  expect(performance.now() - startMs).toBeLessThan(2_500);
});
