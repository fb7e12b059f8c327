import { createServer as createSocketServer, type Server as SocketServer } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createWorkerPool } from '../jobs/createWorkerPool.ts';
import { smtpMailer } from '../mail/smtpMailer.ts';
import { insertEmail } from '../modules/mail/index.ts';
import { claimDeliveries } from '../modules/webhooks/deliverWebhooks.ts';
import { type FakeReceiver, fakeReceiver } from '../testing/fakeReceiver.ts';
import { startSmtpServer, type TestSmtpServer } from '../testing/startSmtpServer.ts';
import { raisedRateLimits, startTestServer, type TestServer } from '../testing/startTestServer.ts';
import { dispatchEvents } from './dispatchEvents.ts';

// A slow dependency of one merchant must not slow another merchant: the other merchant's work takes at most twice as long
// as beside a healthy dependency.

/** Number of deliveries, emails or charges of each merchant. */
const items = 60;
/** Delay that polling may add to a figure of about a second. */
const allowanceMs = 1_000;

type Merchant = { token: string; wallets: { customerId: string; walletId: string }[] };

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function start(options: Parameters<typeof startTestServer>[1] = {}): Promise<TestServer> {
  const server = await startTestServer('PostgreSQL', {
    reconcileEveryMs: 500,
    rateLimits: raisedRateLimits,
    ...options,
  });
  cleanups.push(() => server.close());
  return server;
}

async function merchantOf(server: TestServer, name: string, wallets: number): Promise<Merchant> {
  const made = await server.call('POST', '/v1/merchants', { body: { name } });
  const token: string = made.body.key.secret;
  const merchant: Merchant = { token, wallets: [] };
  for (let index = 0; index < wallets; index += 1) {
    const body = { name: `${name} ${index}`, email: `customer${index}@${name.toLowerCase()}.example` };
    const customerId = (await server.call('POST', '/v1/customers', { token, body })).body.id;
    const listed = await server.call('GET', `/v1/customers/${customerId}/wallets`, { token });
    merchant.wallets.push({ customerId, walletId: listed.body.items[0].id });
  }
  return merchant;
}

const usd = (amount: number) => ({ amount, currency: 'USD' });

async function postCredits(server: TestServer, { token, wallets }: Merchant): Promise<void> {
  const [wallet] = wallets;
  const credits = Array.from({ length: items }, () =>
    server.call('POST', `/v1/wallets/${wallet?.walletId}/entries`, {
      token,
      key: crypto.randomUUID(),
      body: { type: 'credit', fundedBy: 'externalPayment', amount: usd(100) },
    }),
  );
  for (const { status } of await Promise.all(credits)) expect(status).toBe(201);
}

/** Milliseconds until `isDone`, which is asked every 20 ms; fails after `timeoutMs`. */
async function timeUntil(isDone: () => boolean | Promise<boolean>, timeoutMs = 25_000): Promise<number> {
  const start = performance.now();
  while (!(await isDone())) {
    if (performance.now() - start > timeoutMs) throw new Error(`Not done within ${timeoutMs} ms.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return performance.now() - start;
}

function expectWithinTwice(kind: string, undisturbedMs: number, besideMs: number): void {
  const figures = `${kind}: ${Math.round(undisturbedMs)} ms undisturbed, ${Math.round(besideMs)} ms beside a slow one`;
  expect(besideMs, figures).toBeLessThan(2 * undisturbedMs + allowanceMs);
}

describe('webhooks', () => {
  async function receiverOf(server: TestServer, { token }: Merchant): Promise<FakeReceiver> {
    const receiver = await fakeReceiver();
    cleanups.push(() => receiver.close());
    const body = { url: receiver.url, eventTypes: ['wallet.topped_up'] };
    expect((await server.call('POST', '/v1/webhook-endpoints', { token, body })).status).toBe(201);
    return receiver;
  }

  test('60 events of one merchant take at most twice as long beside a receiver that never answers', async () => {
    const server = await start();
    const [nimbus, cirrus] = [await merchantOf(server, 'Nimbus', 1), await merchantOf(server, 'Cirrus', 1)];
    const [slow, healthy] = [await receiverOf(server, nimbus), await receiverOf(server, cirrus)];
    const deliverBoth = async () => {
      const before = healthy.received.length;
      await postCredits(server, nimbus);
      await postCredits(server, cirrus);
      return timeUntil(() => healthy.received.length === before + items);
    };
    const undisturbedMs = await deliverBoth();
    await timeUntil(() => slow.received.length === items);
    slow.respond = () => undefined;
    expectWithinTwice('webhooks', undisturbedMs, await deliverBoth());
  }, 120_000);
});

describe('the circuit breaker of an endpoint', () => {
  test('leaves its deliveries scheduled, spends no attempts on them, and delivers all once it answers', async () => {
    const server = await start({ reconcileEveryMs: 0 });
    const nimbus = await merchantOf(server, 'Nimbus', 1);
    const receiver = await fakeReceiver();
    cleanups.push(() => receiver.close());
    const body = { url: receiver.url, eventTypes: ['wallet.topped_up'] };
    await server.call('POST', '/v1/webhook-endpoints', { token: nimbus.token, body });
    receiver.respond = () => undefined;
    await postCredits(server, nimbus);
    await dispatchEvents(server.wallet);
    const pauses: number[] = [];
    const pool = createWorkerPool(claimDeliveries(server.wallet, { timeoutMs: 200 }), {
      pauseMs: { first: 500, longest: 500 },
      onPause: (_, pauseMs) => pauses.push(pauseMs),
    });
    cleanups.push(() => pool.stop());
    pool.start(50);
    await timeUntil(() => pauses.length === 2);
    const [counted] = await server.database.query<{ waiting: number; attempts: number }>(
      `select count(*) filter (where status = 'waiting')::integer as waiting, sum(attempt_count)::integer as attempts
       from webhook_deliveries`,
    );
    // Five at once timed out, and perhaps two that followed the first ones; then probes did.
    expect(counted?.waiting).toBe(items);
    expect(counted?.attempts).toBeLessThan(12);
    receiver.respond = (response) => void response.end('back');
    await timeUntil(async () => {
      server.advance(2_000);
      const [row] = await server.database.query(
        `select count(*)::integer as count from webhook_deliveries where status = 'succeeded'`,
      );
      return row?.count === items;
    });
    const ids = new Set(receiver.received.map(({ headers }) => headers['webhook-id']));
    expect(ids.size).toBe(items);
  }, 60_000);
});

describe('mails', () => {
  async function mailAll(server: TestServer, { wallets }: Merchant): Promise<void> {
    await server.database.transaction(async (transaction) => {
      const now = server.wallet.now();
      for (const { walletId, customerId } of wallets) {
        const [owner] = await transaction.query<{ id: string }>(
          'select merchant_id as id from wallets where id = $1',
          [walletId],
        );
        const merchantId = owner?.id ?? '';
        for (let index = 0; index < 6; index += 1) {
          const email = { merchantId, customerId, walletId, type: 'balance_low' as const, values: {}, now };
          await insertEmail(transaction, email);
        }
      }
    });
  }

  const countFor = (smtp: TestSmtpServer, domain: string) =>
    smtp.mails.filter((mail) => new RegExp(`^To: .*@${domain}`, 'm').test(mail)).length;

  test('60 mails of one merchant take at most twice as long beside recipients whose server hangs', async () => {
    const smtp = await startSmtpServer();
    cleanups.push(() => smtp.close());
    const server = await start({ mailer: smtpMailer(smtp.url, { from: 'billing@coffer.example' }) });
    const [nimbus, cirrus] = [await merchantOf(server, 'Nimbus', 10), await merchantOf(server, 'Cirrus', 10)];
    const sendBoth = async () => {
      const before = countFor(smtp, 'cirrus.example');
      await mailAll(server, nimbus);
      await mailAll(server, cirrus);
      return timeUntil(() => countFor(smtp, 'cirrus.example') === before + items);
    };
    const undisturbedMs = await sendBoth();
    await timeUntil(() => countFor(smtp, 'nimbus.example') === items);
    smtp.hangsFor = 'nimbus.example';
    expectWithinTwice('mails', undisturbedMs, await sendBoth());
  }, 120_000);

  test('webhooks and auto top-ups do not wait for an SMTP server that never greets', async () => {
    const silent = await openSilentServer();
    const server = await start({ mailer: smtpMailer(silent.url, { from: 'billing@coffer.example' }) });
    const merchant = await merchantOf(server, 'Cirrus', 1);
    const receiver = await fakeReceiver();
    cleanups.push(() => receiver.close());
    const body = { url: receiver.url, eventTypes: ['wallet.topped_up'] };
    await server.call('POST', '/v1/webhook-endpoints', { token: merchant.token, body });
    const deliver = async () => {
      const before = receiver.received.length;
      await postCredits(server, merchant);
      return timeUntil(() => receiver.received.length === before + items);
    };
    const undisturbedMs = await deliver();
    await mailAll(server, merchant);
    await timeUntil(() => silent.sockets.size > 0);
    expectWithinTwice('webhooks beside a silent SMTP server', undisturbedMs, await deliver());
  }, 120_000);
});

describe('charges', () => {
  async function saveMethod(server: TestServer, merchant: Merchant, token: string): Promise<string[]> {
    const saved: string[] = [];
    for (const { customerId } of merchant.wallets) {
      const answer = await server.call('POST', `/v1/customers/${customerId}/payment-methods`, {
        token: merchant.token,
        key: crypto.randomUUID(),
        body: { token },
      });
      expect(answer.status).toBe(201);
      saved.push(answer.body.id);
    }
    return saved;
  }

  async function draftInvoices(server: TestServer, { token, wallets }: Merchant): Promise<string[]> {
    const ids: string[] = [];
    for (let index = 0; index < items; index += 1) {
      const dueAt = new Date(server.wallet.now().getTime() + 3_600_000).toISOString();
      const lines = [{ description: 'Seats', quantity: 1, unitAmount: { amount: 500, currency: 'USD' } }];
      const path = `/v1/customers/${wallets[index % wallets.length]?.customerId}/invoices`;
      const body = { currency: 'USD', lines, dueAt };
      const { body: invoice } = await server.call('POST', path, { token, key: crypto.randomUUID(), body });
      const opened = await server.call('POST', `/v1/invoices/${invoice.id}/open`, {
        token,
        key: crypto.randomUUID(),
      });
      expect(opened.status).toBe(200);
      ids.push(invoice.id);
    }
    return ids;
  }

  /** The invoices are all due at once, as on the first day of a month. */
  const fallDue = (server: TestServer, ids: string[]) =>
    server.database.query('update invoices set collect_at = $2 where id = any ($1::text[])', [
      ids,
      server.wallet.now(),
    ]);

  const countPaid = async (server: TestServer, ids: string[]) => {
    const [row] = await server.database.query<{ count: number }>(
      `select count(*)::integer as count from invoices where id = any ($1::text[]) and status = 'paid'`,
      [ids],
    );
    return row?.count ?? 0;
  };

  test('60 invoices of one merchant are collected in at most twice the time beside payments that hang', async () => {
    const server = await start();
    const [nimbus, cirrus] = [await merchantOf(server, 'Nimbus', 10), await merchantOf(server, 'Cirrus', 10)];
    await saveMethod(server, nimbus, 'pm_card_mastercard');
    await saveMethod(server, cirrus, 'pm_card_visa');
    const collectBoth = async () => {
      const others = await draftInvoices(server, nimbus);
      const ids = await draftInvoices(server, cirrus);
      await fallDue(server, others);
      await fallDue(server, ids);
      return { others, ms: await timeUntil(async () => (await countPaid(server, ids)) === items) };
    };
    const { ms: undisturbedMs, others } = await collectBoth();
    await timeUntil(async () => (await countPaid(server, others)) === items);
    server.processor.controls.hangingMethod = 'pm_card_mastercard';
    expectWithinTwice('invoices', undisturbedMs, (await collectBoth()).ms);
  }, 120_000);

  test('auto top-ups and webhooks of one merchant do not wait for payments of another that hang', async () => {
    const server = await start();
    const [nimbus, cirrus] = [await merchantOf(server, 'Nimbus', 20), await merchantOf(server, 'Cirrus', 20)];
    const rule = async (merchant: Merchant, method: string) => {
      const methods = await saveMethod(server, merchant, method);
      for (const [index, { customerId, walletId }] of merchant.wallets.entries()) {
        await server.call('POST', `/v1/wallets/${walletId}/entries`, {
          token: merchant.token,
          key: crypto.randomUUID(),
          body: { type: 'credit', fundedBy: 'externalPayment', amount: usd(10_000) },
        });
        const session = await server.call('POST', `/v1/customers/${customerId}/sessions`, {
          token: merchant.token,
          body: { scopes: ['view', 'manage'] },
        });
        const saved = await server.call('PUT', `/wallet/wallets/${walletId}/auto-top-up`, {
          token: session.body.token,
          key: crypto.randomUUID(),
          headers: { 'if-match': '"0"' },
          body: {
            mode: 'fixed',
            threshold: usd(2_000),
            amount: usd(5_000),
            paymentMethodId: methods[index],
            monthlyCap: usd(500_000),
            dailyCount: 10,
          },
        });
        expect([saved.status, saved.body]).toMatchObject([200, { status: 'active' }]);
      }
    };
    await rule(nimbus, 'pm_card_mastercard');
    await rule(cirrus, 'pm_card_visa');
    const drop = async ({ token, wallets }: Merchant) => {
      for (const { walletId } of wallets) {
        const { body } = await server.call('GET', `/v1/wallets/${walletId}/balance`, { token });
        const amount = usd(body.balance.amount - 1_000);
        await server.call('POST', `/v1/wallets/${walletId}/entries`, {
          token,
          key: crypto.randomUUID(),
          body: { type: 'debit', amount },
        });
      }
    };
    const isRefilled = async ({ wallets }: Merchant) => {
      const [row] = await server.database.query<{ count: number }>(
        `select count(*)::integer as count from top_ups where wallet_id = any ($1::text[]) and status = 'settled'`,
        [wallets.map(({ walletId }) => walletId)],
      );
      return row?.count ?? 0;
    };
    await drop(nimbus);
    server.processor.controls.hangingMethod = 'pm_card_mastercard';
    await timeUntil(async () => {
      const [row] = await server.database.query<{ count: number }>(
        'select count(*)::integer as count from auto_top_up_attempts where in_flight',
      );
      return (row?.count ?? 0) > 0;
    });
    await drop(cirrus);
    const besideMs = await timeUntil(async () => (await isRefilled(cirrus)) === 20);
    expect(besideMs).toBeLessThan(4_000);
  }, 120_000);
});

/** A server that accepts connections and never responds. */
async function openSilentServer(): Promise<{ url: string; sockets: Set<unknown> }> {
  const sockets = new Set<{ destroy(): unknown }>();
  const server: SocketServer = createSocketServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanups.push(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(() => resolve()));
  });
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return { url: `smtp://127.0.0.1:${port}`, sockets };
}
