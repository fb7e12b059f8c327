import type { ServerResponse } from 'node:http';
import { webhookApiVersion } from '@coffer/adapter/webhooks';
import DodoPayments from 'dodopayments';
import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { dispatchEvents } from '../../background/dispatchEvents.ts';
import { createServer } from '../../createServer.ts';
import { serverEngines } from '../../database/testing/openTestDatabase.ts';
import { createLogger } from '../../platform/createLogger.ts';
import { type FakeReceiver, fakeReceiver } from '../../testing/fakeReceiver.ts';
import { startTestServer, type TestServer, testSecretKey } from '../../testing/startTestServer.ts';
import { type TestWallet, walletOf } from '../../testing/walletOf.ts';
import type { WalletContext } from '../shared/WalletContext.ts';
import { type DeliverWebhooksOptions, deliverWebhooks } from './deliverWebhooks.ts';
import { isPrivateAddress } from './receiverAddress.ts';
import { createWebhookSecret, signWebhook } from './signWebhook.ts';

const usd = (amount: number) => ({ amount, currency: 'USD' });
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** Rejected even when private addresses are allowed. */
const neverAllowed = [
  'ftp://nimbus.example',
  'file:///etc/passwd',
  'nonsense',
  'https://user:secret@nimbus.example',
];

describe.each(serverEngines)('webhooks on %s', (engine) => {
  let server: TestServer;
  let receiver: FakeReceiver;
  let wallet: TestWallet;
  let endpoint: { id: string; secret: string };
  beforeAll(async () => {
    server = await startTestServer(engine);
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    receiver = await fakeReceiver();
    wallet = await walletOf(server);
    await dispatchEvents(server.wallet);
    endpoint = await addEndpoint();
  });
  afterEach(async () => {
    await server.call('DELETE', path());
    await receiver.close();
  });

  const path = () => `/v1/webhook-endpoints/${endpoint.id}`;
  const addEndpoint = async (change: object = {}) =>
    (await server.call('POST', '/v1/webhook-endpoints', { body: { url: receiver.url, ...change } })).body;
  const post = (type: string, amount = 100) =>
    server.call('POST', `/v1/wallets/${wallet.walletId}/entries`, {
      body: {
        type,
        amount: { amount, currency: 'USD' },
        ...(type === 'credit' && { fundedBy: 'externalPayment' }),
      },
      key: crypto.randomUUID(),
    });
  const entries = () => `/v1/wallets/${wallet.walletId}/entries`;
  const read = async (path: string) => (await server.call('GET', path)).body;
  const deliver = (options: DeliverWebhooksOptions = {}) =>
    deliverWebhooks(server.wallet, { random: () => 0.5, ...options });
  const dispatch = async (options: DeliverWebhooksOptions = {}) => {
    await dispatchEvents(server.wallet);
    await deliver(options);
  };
  const log = async () =>
    (await server.call('GET', `/v1/webhook-deliveries?endpointId=${endpoint.id}`)).body.items;
  const answering = (status: number, headers: Record<string, string> = {}) => {
    receiver.respond = (response: ServerResponse) => void response.writeHead(status, headers).end('no');
  };
  const types = () => receiver.received.map(({ body }) => JSON.parse(body).type);
  const id = (index: number) => receiver.received[index]?.headers['webhook-id'];

  /** Verifies a request with the public library, which compares the timestamp with real time. */
  function verify(index: number, secret: string): unknown {
    const { body, headers } = receiver.received[index] ?? { body: '', headers: {} };
    const sent = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
    return new Webhook(secret).verify(body, sent);
  }

  describe('messages', () => {
    test('sends an event once, in the format of the Standard Webhooks specification', async () => {
      await post('credit', 500);
      await dispatch();
      await dispatch();
      expect(receiver.received).toHaveLength(1);
      // An event states the objects it concerns, and neither the customer's other wallets nor derived figures.
      const {
        wallets: _,
        lastActivityAt: _at,
        ...customer
      } = await read(`/v1/customers/${wallet.customerId}`);
      const {
        promotionalBalance: _promo,
        lastEntryAt: _last,
        ...stated
      } = await read(`/v1/wallets/${wallet.walletId}`);
      expect(JSON.parse(receiver.received[0]?.body ?? '')).toEqual({
        id: id(0),
        type: 'wallet.topped_up',
        apiVersion: webhookApiVersion,
        timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
        livemode: false,
        data: {
          customer,
          wallet: {
            ...stated,
            balance: usd(500),
            pendingCharges: usd(0),
            availableBalance: usd(500),
            sequence: 2,
          },
          entry: { ...(await read(`${entries()}?limit=1`)).items[0], paid: usd(500), promotional: usd(0) },
        },
      });
      expect(await log()).toMatchObject([
        {
          status: 'succeeded',
          messageId: id(0),
          nextAttemptAt: null,
          attempts: [{ status: 200, detail: expect.stringContaining('private address') }],
        },
      ]);
    });

    test('invariant 27 (G): standardwebhooks and the vendor SDK verify a message, and reject a changed or old one', async () => {
      await post('credit');
      // The public library compares with real time.
      const real = { ...server.wallet, now: () => new Date() };
      await dispatchEvents(real);
      await deliverWebhooks(real);
      const { body, headers } = receiver.received[0] ?? { body: '', headers: {} };
      const sent = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
      const at = Number(sent['webhook-timestamp']);
      expect(verify(0, endpoint.secret)).toEqual(JSON.parse(body));
      const vendor = new DodoPayments({ bearerToken: 'x', webhookKey: endpoint.secret });
      expect(vendor.webhooks.unwrap(body, { headers: sent })).toEqual(JSON.parse(body));
      const webhook = new Webhook(endpoint.secret);
      expect(() => webhook.verify(body.replace('100', '900'), sent)).toThrow();
      expect(() => webhook.verify(body, { ...sent, 'webhook-id': 'msg_other' })).toThrow();
      expect(() => webhook.verify(body, { ...sent, 'webhook-timestamp': String(at - 600) })).toThrow();
      const old = webhook.sign(sent['webhook-id'] ?? '', new Date((at - 600) * 1000), body);
      const late = { ...sent, 'webhook-timestamp': String(at - 600), 'webhook-signature': old };
      expect(() => webhook.verify(body, late)).toThrow(/old/);
      expect(() => verify(0, `whsec_${Buffer.alloc(32).toString('base64')}`)).toThrow();
    });

    test('invariant 27 (G): signs the example of the specification, and signs with two secrets', () => {
      const secret = 'whsec_plJ3nmyCDGBKInavdOK15jsl';
      const message = {
        id: 'msg_loFOjxBNrRLzqYUf',
        at: new Date(1_731_705_121_000),
        body: '{"event_type":"ping","data":{"success":true}}',
      };
      const signed = 'v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=';
      expect(signWebhook(message, [secret])).toEqual({
        'webhook-id': message.id,
        'webhook-timestamp': '1731705121',
        'webhook-signature': signed,
      });
      const other = createWebhookSecret();
      const [first, second, ...more] = (
        signWebhook(message, [other, secret])['webhook-signature'] ?? ''
      ).split(' ');
      expect([first, second, more]).toEqual([
        new Webhook(other).sign(message.id, message.at, message.body),
        signed,
        [],
      ]);
    });

    test('sends the types that the endpoint wants, and a low balance only when its alert names the webhook channel', async () => {
      await server.call('PATCH', path(), {
        body: { eventTypes: ['wallet.payment_made', 'wallet.balance_low'] },
      });
      const alert = (channels: string[], version: number) =>
        server.call('PUT', `/v1/wallets/${wallet.walletId}/alert-settings`, {
          body: { enabled: true, threshold: { amount: 5_000, currency: 'USD' }, channels, version },
        });
      await alert(['inApp'], 0);
      await post('credit', 1_000);
      await post('debit', 300);
      await dispatch();
      await alert(['webhook'], 1);
      await dispatch();
      expect(types()).toEqual(['wallet.payment_made', 'wallet.balance_low']);
    });

    test('sends an event to both endpoints with one id, nothing to a disabled one, and a test message to any', async () => {
      const other = await addEndpoint({ eventTypes: ['wallet.topped_up'] });
      await post('credit');
      await dispatch();
      expect(receiver.received).toHaveLength(2);
      expect(id(0)).toBe(id(1));
      await server.call('PATCH', `/v1/webhook-endpoints/${other.id}`, { body: { status: 'disabled' } });
      await post('credit');
      await dispatch();
      expect(receiver.received).toHaveLength(3);
      await server.call('PATCH', `/v1/webhook-endpoints/${other.id}`, { body: { status: 'enabled' } });
      const sent = await server.call('POST', `/v1/webhook-endpoints/${other.id}/test`);
      expect(sent).toMatchObject({ status: 201, body: { status: 'waiting', eventType: 'webhook.test' } });
      await dispatch();
      expect(types().at(-1)).toBe('webhook.test');
      await server.call('DELETE', `/v1/webhook-endpoints/${other.id}`);
    });

    test('sends each merchant the events of its own wallets only, also when both have events at once', async () => {
      const made = await server.call('POST', '/v1/merchants', { body: { name: 'Cirrus' } });
      const token = made.body.key.secret;
      const theirs = await fakeReceiver();
      const body = { url: theirs.url };
      expect((await server.call('POST', '/v1/webhook-endpoints', { token, body })).status).toBe(201);
      const customer = await server.call('POST', '/v1/customers', { token, body: { name: 'Grace' } });
      const path = `/v1/customers/${customer.body.id}/wallets`;
      const [{ id: walletId }] = (await server.call('GET', path, { token })).body.items;
      await post('credit');
      await dispatch();
      const toldOf = ({ received }: FakeReceiver) =>
        received.map(({ body: text }) => JSON.parse(text).data.wallet?.id);
      expect(new Set(toldOf(receiver))).toEqual(new Set([wallet.walletId]));
      expect(toldOf(theirs)).toContain(walletId);
      expect(toldOf(theirs)).not.toContain(wallet.walletId);
      await theirs.close();
    });

    test('sends waiting deliveries when an endpoint is enabled again, and none to a deleted endpoint', async () => {
      answering(503);
      await post('credit');
      await dispatch();
      await server.call('PATCH', path(), { body: { status: 'disabled' } });
      server.advance(minuteMs);
      await deliver();
      expect(receiver.received).toHaveLength(1);
      await server.call('PATCH', path(), { body: { status: 'enabled' } });
      await deliver();
      expect(receiver.received).toHaveLength(2);
      expect((await server.call('DELETE', path())).status).toBe(204);
      server.advance(hourMs);
      await deliver();
      expect(receiver.received).toHaveLength(2);
      expect(await log()).toMatchObject([{ status: 'failed', nextAttemptAt: null }]);
    });
  });

  describe('secrets', () => {
    test('returns a secret once; both secrets sign for a day after a rotation, then only the new one', async () => {
      const shown = (await server.call('GET', path())).body;
      expect(JSON.stringify(shown)).not.toContain('whsec_');
      expect((await server.call('GET', '/v1/webhook-endpoints')).body.items).toEqual([shown]);
      const { secret } = (await server.call('POST', `${path()}/rotate-secret`)).body;
      expect(secret).toMatch(/^whsec_/);
      const signatures = async () => {
        await server.call('POST', `${path()}/test`);
        await deliver();
        return String(receiver.received.at(-1)?.headers['webhook-signature']).split(' ');
      };
      const proves = (one: string, by: string) => {
        const { body, headers } = receiver.received.at(-1) ?? { body: '', headers: {} };
        const at = new Date(Number(headers['webhook-timestamp']) * 1000);
        return new Webhook(by).sign(String(headers['webhook-id']), at, body) === one;
      };
      const [first = '', second = '', none] = await signatures();
      expect([proves(first, secret), proves(second, endpoint.secret), none]).toEqual([true, true, undefined]);
      server.advance(24 * hourMs + 1000);
      const later = await signatures();
      expect(later).toHaveLength(1);
      expect(proves(later[0] ?? '', secret)).toBe(true);
    });
  });

  describe('receivers that fail', () => {
    test('retries with the same id and a new timestamp after an hour of downtime, and logs each attempt', async () => {
      answering(503);
      await post('credit');
      await dispatch();
      await deliver();
      expect(receiver.received).toHaveLength(1);
      server.advance(6_000);
      await deliver();
      server.advance(6 * minuteMs);
      await deliver();
      server.advance(54 * minuteMs);
      receiver.respond = (response) => void response.end('back');
      await deliver();
      expect(receiver.received).toHaveLength(4);
      expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
      expect(new Set(receiver.received.map(({ headers }) => headers['webhook-timestamp'])).size).toBe(4);
      const [delivery] = await log();
      expect(delivery.status).toBe('succeeded');
      expect(delivery.attempts.map(({ status }: { status: number }) => status)).toEqual([503, 503, 503, 200]);
    });

    test('fails after ten attempts in about three days; a replay starts again with the same id', async () => {
      answering(500);
      await post('credit');
      await dispatchEvents(server.wallet);
      const start = server.wallet.now().getTime();
      let end = start;
      for (let round = 0; round < 12; round += 1) {
        await deliver();
        const [{ nextAttemptAt }] = await log();
        if (nextAttemptAt === null) break;
        end = Date.parse(nextAttemptAt);
        server.advance(end - server.wallet.now().getTime());
      }
      expect(receiver.received).toHaveLength(10);
      expect((end - start) / (24 * hourMs)).toBeGreaterThan(2.5);
      expect((end - start) / (24 * hourMs)).toBeLessThan(3.5);
      const [failed] = await log();
      expect(failed.status).toBe('failed');
      receiver.respond = (response) => void response.end();
      const replayed = await server.call('POST', `/v1/webhook-deliveries/${failed.id}/replay`);
      expect(replayed.body).toMatchObject({ status: 'waiting', messageId: failed.messageId });
      await deliver();
      expect(id(10)).toBe(id(0));
      const read = await server.call('GET', `/v1/webhook-deliveries/${failed.id}`);
      expect(read.body).toMatchObject({ status: 'succeeded', attempts: { length: 11 } });
    });

    test('varies each pause by up to a tenth either way', async () => {
      answering(500);
      const pause = async (random: number) => {
        await server.call('POST', `${path()}/test`);
        const before = server.wallet.now().getTime();
        await deliver({ random: () => random });
        const [{ nextAttemptAt }] = await log();
        return Date.parse(nextAttemptAt) - before;
      };
      expect(await pause(0)).toBeGreaterThanOrEqual(4_500);
      expect(await pause(0)).toBeLessThan(5_000);
      expect(await pause(0.999)).toBeGreaterThan(5_400);
    });

    test('stops after a 410 and disables the endpoint', async () => {
      answering(410);
      await post('credit');
      await dispatch();
      expect(await log()).toMatchObject([{ status: 'failed', attempts: [{ status: 410 }] }]);
      expect((await server.call('GET', path())).body).toMatchObject({
        status: 'disabled',
        disabledReason: 'gone',
      });
      await post('credit');
      await dispatch();
      expect(receiver.received).toHaveLength(1);
      const enabled = await server.call('PATCH', path(), { body: { status: 'enabled' } });
      expect(enabled.body).toMatchObject({ status: 'enabled', disabledReason: null });
    });

    test.each([
      ['seconds', () => '1800'],
      ['a date', () => new Date(server.wallet.now().getTime() + 1_800_000).toUTCString()],
    ])('429 with Retry-After as %s is waited for', async (_, retryAfter) => {
      answering(429, { 'retry-after': retryAfter() });
      await post('credit');
      await dispatch();
      server.advance(29 * minuteMs);
      await deliver();
      expect(receiver.received).toHaveLength(1);
      server.advance(2 * minuteMs);
      await deliver();
      expect(receiver.received).toHaveLength(2);
    });

    test('waits a day for a Retry-After of a year', async () => {
      answering(429, { 'retry-after': String(365 * 86_400) });
      await post('credit');
      await dispatch();
      const [{ nextAttemptAt }] = await log();
      expect(Date.parse(nextAttemptAt) - server.wallet.now().getTime()).toBeLessThanOrEqual(24 * hourMs);
    });

    test.each([301, 302, 307, 308])('does not follow a redirect by %i', async (status) => {
      answering(status, { location: `${receiver.url}/elsewhere` });
      await post('credit');
      await dispatch();
      expect(receiver.received).toHaveLength(1);
      expect(await log()).toMatchObject([{ status: 'waiting', attempts: [{ status }] }]);
    });

    test('sends once to a receiver that is slow but in time, also when another server delivers meanwhile', async () => {
      let answer: (() => void) | undefined;
      const asked = new Promise<void>((resolve) => {
        receiver.respond = (response) => {
          answer = () => void response.end('at last');
          resolve();
        };
      });
      await post('credit');
      await dispatchEvents(server.wallet);
      const sending = deliver();
      await asked;
      await Promise.all([deliver(), deliver()]);
      expect(await log()).toMatchObject([{ status: 'waiting', attempts: [] }]);
      answer?.();
      await sending;
      expect(receiver.received).toHaveLength(1);
      expect(await log()).toMatchObject([{ status: 'succeeded', attempts: [{ status: 200 }] }]);
    });

    test('stops waiting at the timeout when a receiver hangs or never ends its response; other endpoints receive meanwhile', async () => {
      const well = await fakeReceiver();
      const healthy = await addEndpoint({ url: well.url });
      receiver.respond = () => undefined;
      await post('credit');
      await dispatch({ timeoutMs: 150 });
      expect(well.received).toHaveLength(1);
      receiver.respond = (response) => void response.write('slowly');
      server.advance(minuteMs);
      await deliver({ timeoutMs: 150 });
      const details = (await log())[0].attempts.map(({ detail }: { detail: string }) => detail);
      expect(details).toEqual([
        'The receiver did not respond within 0.15 seconds.',
        'The receiver did not respond within 0.15 seconds.',
      ]);
      await server.call('DELETE', `/v1/webhook-endpoints/${healthy.id}`);
      await well.close();
    });

    test('retries a receiver that refuses connections, and logs the reason', async () => {
      const url = receiver.url;
      await receiver.close();
      await post('credit');
      await dispatch();
      expect(await log()).toMatchObject([
        { status: 'waiting', attempts: [{ status: null, detail: expect.any(String) }] },
      ]);
      expect((await log())[0].attempts[0].detail).toContain(new URL(url).port);
    });
  });

  describe('invariant 26 (X): an event for each commit', () => {
    test('loses nothing when a server crashes between claiming and dispatching', async () => {
      await post('credit');
      const dying: WalletContext = {
        ...server.wallet,
        now: () => {
          throw new Error('killed');
        },
      };
      await expect(dispatchEvents(dying)).rejects.toThrow('killed');
      await dispatch();
      expect(types()).toEqual(['wallet.topped_up']);
    });

    test('sends again with the same id when a server dies while it sends', async () => {
      await post('credit');
      await dispatchEvents(server.wallet);
      const dying = {
        ...server.wallet,
        database: { ...server.wallet.database, transaction: () => Promise.reject(new Error('killed')) },
      };
      await expect(deliverWebhooks(dying)).rejects.toThrow('killed');
      await deliver();
      expect(receiver.received).toHaveLength(1);
      server.advance(31_000);
      await deliver();
      expect(receiver.received).toHaveLength(2);
      expect(id(0)).toBe(id(1));
    });

    test('sends an event for each commit of a burst, with sequences that have no gap', async () => {
      await Promise.all(Array.from({ length: 30 }, () => post('credit', 10)));
      await dispatchEvents(server.wallet);
      await deliver();
      const sequences = receiver.received.map(({ body }) => JSON.parse(body).data.wallet.sequence);
      expect(sequences.sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, index) => index + 2));
    });
  });
});

describe.each(serverEngines)('private webhook addresses on %s', (engine) => {
  let server: TestServer;
  let receiver: FakeReceiver;
  let wallet: TestWallet;
  let endpoint: { id: string };
  beforeAll(async () => {
    server = await startTestServer(engine, { privateWebhooks: false });
    wallet = await walletOf(server);
    receiver = await fakeReceiver();
    await dispatchEvents(server.wallet);
  });
  afterAll(async () => {
    await receiver.close();
    await server.close();
  });
  beforeEach(async () => {
    endpoint = (await server.call('POST', '/v1/webhook-endpoints', { body: { url: publicEndpoint } })).body;
    receiver.received.length = 0;
  });
  afterEach(() => server.call('DELETE', path()));

  const publicEndpoint = 'https://nimbus.example/hooks';
  const path = () => `/v1/webhook-endpoints/${endpoint.id}`;
  /** Stores an endpoint as a server does whose operator allows private addresses. */
  const store = (url: string) =>
    server.database.query('update webhook_endpoints set url = $2 where id = $1', [endpoint.id, url]);
  const deliverCredit = async (
    context: Partial<WalletContext> = {},
    options: DeliverWebhooksOptions = {},
  ) => {
    await server.call('POST', `/v1/wallets/${wallet.walletId}/entries`, {
      body: { type: 'credit', fundedBy: 'externalPayment', amount: { amount: 100, currency: 'USD' } },
      key: crypto.randomUUID(),
    });
    await dispatchEvents(server.wallet);
    await deliverWebhooks({ ...server.wallet, ...context }, { random: () => 0.5, ...options });
    const { body } = await server.call('GET', `/v1/webhook-deliveries?endpointId=${endpoint.id}`);
    return body.items[0].attempts[0];
  };

  test('cannot be allowed by a merchant', async () => {
    for (const allowPrivateAddresses of [true, false]) {
      const body = { settings: { webhooks: { allowPrivateAddresses } } };
      expect(await server.call('PATCH', '/v1/settings', { body })).toMatchObject({ status: 400 });
    }
    expect((await server.call('GET', '/v1/settings')).body.settings).not.toHaveProperty('webhooks');
  });

  test.each([
    'https://localhost/x',
    'https://localhost./x',
    'https://app.localhost/x',
    'https://127.0.0.1/x',
    'https://127.1/x',
    'https://0x7f000001/x',
    'https://2130706433/x',
    'https://10.0.0.8/x',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]/x',
    'https://[::ffff:127.0.0.1]/x',
    'https://[fd00::1]/x',
    'http://nimbus.example/x',
    'https://nimbus.example:22/x',
    'https://nimbus.example:80/x',
    'https://nimbus.example:5432/x',
    ...neverAllowed,
  ])('%s is rejected as an endpoint', async (url) => {
    const answer = await server.call('POST', '/v1/webhook-endpoints', { body: { url } });
    expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([400, 'url']);
    expect(await server.call('PATCH', path(), { body: { url } })).toMatchObject({ status: 400 });
  });

  test.each(['https://nimbus.example/x', 'https://nimbus.example:443/x', 'https://nimbus.example:8443/x'])(
    '%s is accepted as an endpoint',
    async (url) => {
      expect(await server.call('PATCH', path(), { body: { url } })).toMatchObject({ status: 200 });
    },
  );

  test('stored while they were allowed do not receive anything', async () => {
    const { port } = new URL(receiver.url);
    for (const [url, reason] of [
      [receiver.url, 'https'],
      [`https://127.0.0.1:8443/hooks`, 'private'],
      [`https://nimbus.example:${port}/hooks`, 'port'],
    ] as const) {
      await store(url);
      const attempt = await deliverCredit();
      expect([url, attempt.status, attempt.detail]).toEqual([url, null, expect.stringContaining(reason)]);
    }
    expect(receiver.received).toEqual([]);
  });

  test('connects to the address that was checked, without a second look-up', async () => {
    await store('https://rebinding.example:8443/hooks');
    let lookups = 0;
    const lookup: DeliverWebhooksOptions['lookup'] = (_, __, callback) => {
      lookups += 1;
      callback(null, [{ address: lookups === 1 ? '127.0.0.1' : '93.184.216.34', family: 4 }]);
    };
    expect((await deliverCredit({}, { lookup })).detail).toContain('private');
    expect(lookups).toBe(1);
    await store(`http://rebinding.example:${new URL(receiver.url).port}/hooks`);
    lookups = 0;
    expect((await deliverCredit({ privateWebhooks: true }, { lookup })).status).toBe(200);
    expect([lookups, receiver.received.length]).toEqual([1, 1]);
  });

  test('have their response bodies discarded when the operator allows them', async () => {
    await store(receiver.url);
    receiver.respond = (response) => void response.end('a secret of an internal service');
    const attempt = await deliverCredit({ privateWebhooks: true });
    expect(attempt).toMatchObject({ status: 200, detail: expect.not.stringContaining('secret') });
    expect(receiver.received).toHaveLength(1);
  });
});

test('invariant 26 (C): several servers on one PostgreSQL deliver each event once', async () => {
  const server = await startTestServer('PostgreSQL');
  const other = await createServer({
    database: await server.database.openAnother(),
    logger: createLogger({ level: 'silent' }),
    secretKey: testSecretKey,
    testProcessor: true,
    publicUrl: () => 'http://other.test',
    privateWebhooks: true,
    reconcileEveryMs: 0,
  });
  const receiver = await fakeReceiver();
  const wallet = await walletOf(server);
  await server.call('POST', '/v1/webhook-endpoints', {
    body: { url: receiver.url, eventTypes: ['wallet.topped_up'] },
  });
  const credits = Array.from({ length: 20 }, async (_, index) => {
    await server.call('POST', `/v1/wallets/${wallet.walletId}/entries`, {
      body: { type: 'credit', fundedBy: 'externalPayment', amount: { amount: 100, currency: 'USD' } },
      key: `credit-${index}`,
    });
    for (const { wallet: context } of [server, other]) {
      await dispatchEvents(context);
      await deliverWebhooks(context);
    }
  });
  await Promise.all(credits);
  for (const { wallet: context } of [server, other, server, other]) await deliverWebhooks(context);
  const sequences = receiver.received.map(({ body }) => JSON.parse(body).data.wallet.sequence);
  expect(sequences.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 2));
  await receiver.close();
  await other.stop();
  await server.close();
});

test.each([
  ['8.8.8.8', false],
  ['93.184.216.34', false],
  ['2606:4700::1111', false],
  ['10.1.2.3', true],
  ['172.31.255.255', true],
  ['172.32.0.1', false],
  ['192.168.0.1', true],
  ['100.64.0.1', true],
  ['0.0.0.0', true],
  ['255.255.255.255', true],
  ['224.0.0.1', true],
  ['::', true],
  ['::1', true],
  ['::ffff:8.8.8.8', true],
  ['64:ff9b::7f00:1', true],
  ['fe80::1', true],
  ['fc00::1', true],
  ['2002:7f00:1::', true],
  ['2001:db8::1', true],
  ['no address', true],
])('%s: private is %s', (address, expected) => {
  expect(isPrivateAddress(address)).toBe(expected);
});
