import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DatabaseUnavailable } from '../../database/DatabaseUnavailable.ts';
import { openTestDatabase, serverEngines } from '../../database/testing/openTestDatabase.ts';
import { readOptions } from '../../readOptions.ts';
import { type RecordedDatabase, recordStatements } from '../../testing/recordStatements.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { type TestWallet, walletOf } from '../../testing/walletOf.ts';
import { createRateLimiter } from './createRateLimiter.ts';

const key = () => crypto.randomUUID();
const usd = (amount: number) => ({ amount, currency: 'USD' });

/** Counts responses by status. */
function statuses(answers: { status: number }[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

describe.each(serverEngines)('rate limits on %s', (engine) => {
  let server: TestServer;
  let wallet: TestWallet;
  beforeEach(async () => {
    server = await startTestServer(engine);
    wallet = await walletOf(server);
  });
  afterEach(() => server.close());

  async function linkOf() {
    const path = `/v1/wallets/${wallet.walletId}/payment-links`;
    const { body } = await server.call('POST', path, { body: { amount: usd(10_000) } });
    const token: string = body.url.split('/').at(-1);
    const ask = (method: string, rest: string, request: object = {}) =>
      server.call(method, `/payment-links/${token}${rest}`, { token: null, ...request });
    return {
      ask,
      quote: () => ask('POST', '/quotes', { body: {} }),
      pay: (quoteId: string, paymentToken: string) =>
        ask('POST', '/payments', { key: key(), body: { quoteId, paymentToken } }),
    };
  }

  test('a payment link gives 30 quotes an hour, and 429 with Retry-After beyond', async () => {
    const link = await linkOf();
    const answers = await Promise.all(Array.from({ length: 60 }, () => link.quote()));
    expect(statuses(answers)).toEqual({ 201: 30, 429: 30 });
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.headers.get('content-type')).toBe('application/problem+json');
    expect(refused?.body).toMatchObject({ code: 'rate_limited', facts: { limit: 'linkQuotes' } });
    const seconds = Number(refused?.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(3500);
    expect(seconds).toBeLessThanOrEqual(3600);
  });

  test('the next window counts from zero', async () => {
    const link = await linkOf();
    for (let count = 0; count < 31; count += 1) await link.quote();
    expect((await link.quote()).status).toBe(429);
    await server.database.query(`update rate_limits set resets_at = now() where key like 'linkQuotes:%'`);
    expect((await link.quote()).status).toBe(201);
  });

  test('a payment link sends no token to the processor after 10 failed payments', async () => {
    const link = await linkOf();
    const save = vi.spyOn(server.processor, 'saveMethod');
    for (let count = 0; count < 10; count += 1) {
      const { body } = await link.quote();
      expect((await link.pay(body.id, 'pm_card_declined')).status).toBe(201);
    }
    const { body } = await link.quote();
    save.mockClear();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => link.pay(body.id, 'pm_card_insufficient_funds')),
    );
    expect(statuses(answers)).toEqual({ 429: 20 });
    expect(save).not.toHaveBeenCalled();
    save.mockRestore();
  });

  test('a payment link sends at most 30 tokens an hour to the processor, known or not', async () => {
    const link = await linkOf();
    const { body } = await link.quote();
    const save = vi.spyOn(server.processor, 'saveMethod');
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, number) => link.pay(body.id, `pm_unknown_${number}`)),
    );
    expect(statuses(answers)).toEqual({ 422: 30, 429: 30 });
    expect(save).toHaveBeenCalledTimes(30);
    save.mockRestore();
  });

  test('canceled 3-D Secure payments count as failed ones of their link', async () => {
    const link = await linkOf();
    for (let count = 0; count < 10; count += 1) {
      const quote = await link.quote();
      const payment = await link.pay(quote.body.id, 'pm_card_three_d_secure');
      expect(payment.body.status).toBe('requiresAction');
      const canceled = await link.ask('POST', `/payments/${payment.body.id}/cancel`, { key: key() });
      expect(canceled.body.status).toBe('canceled');
    }
    const quote = await link.quote();
    const refused = await link.pay(quote.body.id, 'pm_card_visa');
    expect(refused).toMatchObject({ status: 429, body: { facts: { limit: 'failedPayments' } } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3500);
  });

  test('a customer has at most 10 failed payments an hour, by top-ups and invoices together', async () => {
    const declined = await wallet.saveMethod('pm_card_declined');
    const pay = async () => {
      const { id: quoteId } = await wallet.quote();
      const body = { quoteId, paymentMethodId: declined.id };
      return server.call('POST', '/wallet/top-ups', { token: wallet.token, key: key(), body });
    };
    const answers = [];
    for (let count = 0; count < 12; count += 1) answers.push(await pay());
    expect(statuses(answers)).toEqual({ 201: 10, 429: 2 });
    // The limit also blocks invoice payments by card, even with a good card.
    const visa = await wallet.saveMethod('pm_card_visa');
    const draft = await server.call('POST', `/v1/customers/${wallet.customerId}/invoices`, {
      key: key(),
      body: {
        currency: 'USD',
        lines: [{ description: 'Usage', quantity: 1, unitAmount: { amount: 500, currency: 'USD' } }],
        dueAt: '2030-01-31T00:00:00Z',
      },
    });
    expect(draft.status, JSON.stringify(draft.body)).toBe(201);
    await server.call('POST', `/v1/invoices/${draft.body.id}/open`, { key: key(), body: {} });
    const paid = await server.call('POST', `/wallet/invoices/${draft.body.id}/payments`, {
      token: wallet.token,
      key: key(),
      body: { paymentMethodId: visa.id },
    });
    expect(paid).toMatchObject({ status: 429, body: { facts: { limit: 'failedPayments' } } });
  });

  test('a repeated request is answered from before, whatever the limit', async () => {
    const body = { token: 'pm_card_visa' };
    const request = { token: wallet.token, key: 'the first', body };
    const first = await server.call('POST', '/wallet/payment-methods', request);
    for (let count = 0; count < 25; count += 1) {
      await server.call('POST', '/wallet/payment-methods', { token: wallet.token, key: key(), body });
    }
    const again = await server.call('POST', '/wallet/payment-methods', request);
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(again.headers.get('idempotent-replayed')).toBe('true');
  });

  test('a customer has at most 20 saved payment methods', async () => {
    const save = vi.spyOn(server.processor, 'saveMethod');
    const body = { token: 'pm_card_visa' };
    const answers = await Promise.all(
      Array.from({ length: 30 }, () =>
        server.call('POST', '/wallet/payment-methods', { token: wallet.token, key: key(), body }),
      ),
    );
    expect(statuses(answers)).toEqual({ 201: 20, 429: 10 });
    expect(save).toHaveBeenCalledTimes(20);
    const saved = await server.call('GET', '/wallet/payment-methods', { token: wallet.token });
    expect(saved.body.items ?? saved.body).toHaveLength(20);
    // The limit also applies to the merchant's back end, and nothing reaches the processor.
    const path = `/v1/customers/${wallet.customerId}/payment-methods`;
    const refused = await server.call('POST', path, { key: key(), body });
    expect(refused).toMatchObject({ status: 422, body: { code: 'payment_method_limit_reached' } });
    expect(save).toHaveBeenCalledTimes(20);
    save.mockRestore();
  });
});

describe('wrong tokens and keys', () => {
  const [engine = 'PostgreSQL' as const] = serverEngines;
  const from = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } });

  test.each([
    ['secret keys', '/v1/customers', 'sk_wrong_'],
    ['session tokens', '/wallet/session', 'cst_wrong_'],
    ['keys of the Dodo wire', '/dodo/customers', 'sk_wrong_'],
    ['tokens of payment links', '/payment-links/plk_wrong_', null],
  ])('%s are refused without a database read after 30 a minute from an address', async (_, path, prefix) => {
    const server = await startTestServer(engine, { watch: recordStatements });
    const { takeStatements } = server.database as RecordedDatabase;
    const ask = async (secret: string | number, address = '203.0.113.9') => {
      const url = `http://wallet.test${path}${prefix === null ? `${secret}` : ''}`;
      const headers = prefix === null ? {} : { authorization: `Bearer ${prefix}${secret}` };
      const response = await server.app.fetch(new Request(url, { headers }), from(address));
      return { status: response.status, retryAfter: response.headers.get('retry-after') };
    };
    for (let count = 0; count < 30; count += 1) expect((await ask(count)).status).not.toBe(429);
    takeStatements();
    const refused = await ask('beyond');
    expect(refused.status).toBe(429);
    expect(Number(refused.retryAfter)).toBeGreaterThan(50);
    expect(takeStatements()).toEqual([]);
    // Another address is not affected.
    expect((await ask('other', '203.0.113.10')).status).not.toBe(429);
    await server.close();
  });

  test('a key that was good before still is, behind the same address', async () => {
    const server = await startTestServer(engine);
    expect((await server.call('GET', '/v1/customers')).status).toBe(200);
    for (let count = 0; count < 40; count += 1) {
      await server.call('GET', '/v1/customers', { token: `sk_wrong_${count}` });
    }
    expect((await server.call('GET', '/v1/customers', { token: 'sk_wrong' })).status).toBe(429);
    expect((await server.call('GET', '/v1/customers')).status).toBe(200);
    await server.close();
  });
});

describe('requests', () => {
  const [engine = 'PostgreSQL' as const] = serverEngines;

  test.each([
    ['a session', 'sessionRequests', 'GET', '/wallet/session'],
    ['an address', 'addressRequests', 'GET', '/wallet/session'],
    ['an address, of those with an Idempotency-Key', 'addressPayments', 'POST', '/wallet/payment-methods'],
  ] as const)('of %s are limited', async (_, limit, method, path) => {
    const server = await startTestServer(engine, { rateLimits: { [limit]: 5 } });
    const { token } = await walletOf(server);
    const answers = [];
    for (let count = 0; count < 7; count += 1) {
      const body = { token: 'pm_card_visa' };
      const request = method === 'POST' ? { token, key: key(), body } : { token };
      answers.push(await server.call(method, path, request));
    }
    expect(answers.map(({ status }) => status).slice(4)).toEqual([method === 'POST' ? 201 : 200, 429, 429]);
    expect(answers.at(-1)?.body.facts).toMatchObject({ limit });
    await server.close();
  });

  test('of a secret key are limited, and another key is not', async () => {
    const server = await startTestServer(engine, { rateLimits: { keyRequests: 20 } });
    const { body } = await server.call('POST', '/v1/api-keys', { body: { name: 'Other', scopes: ['read'] } });
    const answers = [];
    for (let count = 0; count < 25; count += 1) answers.push(await server.call('GET', '/v1/customers'));
    expect(statuses(answers)).toEqual({ 200: 19, 429: 6 });
    expect((await server.call('GET', '/v1/customers', { token: body.secret })).status).toBe(200);
    await server.close();
  });

  test('are counted by two servers together', async () => {
    const database = await openTestDatabase(engine);
    const one = createRateLimiter(database, { sessionRequests: 100 });
    const other = createRateLimiter(database, { sessionRequests: 100 });
    const limited = { limit: 'sessionRequests', of: 'ses_1' } as const;
    for (let count = 0; count < 60; count += 1) one.count(limited);
    for (let count = 0; count < 39; count += 1) other.count(limited);
    await one.share();
    await other.share();
    other.count(limited);
    expect(() => other.count(limited)).toThrow(expect.objectContaining({ code: 'rate_limited' }));
    one.count(limited);
    await one.share();
    expect(() => one.count(limited)).toThrow(expect.objectContaining({ code: 'rate_limited' }));
    await database.close();
  });

  test('are shared with the database only near their limit', async () => {
    const statements: string[] = [];
    const database = {
      async query(sql: string) {
        statements.push(sql);
        return [];
      },
    };
    const limiter = createRateLimiter(database, { sessionRequests: 100 });
    for (let count = 0; count < 9; count += 1) limiter.count({ limit: 'sessionRequests', of: 'ses_1' });
    await limiter.share();
    expect(statements).toEqual([]);
    limiter.count({ limit: 'sessionRequests', of: 'ses_1' });
    await limiter.share();
    expect(statements).toHaveLength(1);
  });
});

test('counters of windows that have ended are deleted', async () => {
  const [engine = 'PostgreSQL' as const] = serverEngines;
  const database = await openTestDatabase(engine);
  const limiter = createRateLimiter(database);
  await limiter.consume({ limit: 'linkQuotes', of: 'plk_1' }, { limit: 'linkQuotes', of: 'plk_2' });
  await database.query(
    `update rate_limits set resets_at = now() - interval '1 second' where key like '%plk_1'`,
  );
  await limiter.prune();
  expect(await database.query('select key from rate_limits')).toEqual([{ key: 'linkQuotes:plk_2' }]);
  await database.close();
});

test('the operator changes numbers, and a misspelled limit is refused', () => {
  const { rateLimits: changed } = readOptions(['--demo'], {
    COFFER_RATE_LIMITS: 'linkQuotes=60, keyRequests=5',
  });
  expect(changed).toEqual({ linkQuotes: 60, keyRequests: 5 });
  for (const text of [
    'linkQuote=60',
    'linkQuotes',
    'linkQuotes=0',
    'linkQuotes=-1',
    'linkQuotes=1e3',
    '=5',
  ]) {
    expect(() => readOptions(['--demo'], { COFFER_RATE_LIMITS: text })).toThrow(/COFFER_RATE_LIMITS/);
  }
  expect(() => readOptions(['--demo'], { COFFER_TRUSTED_PROXIES: 'nginx' })).toThrow(
    /COFFER_TRUSTED_PROXIES/,
  );
});

describe('without an answer from the limiter', () => {
  const [engine = 'PostgreSQL' as const] = serverEngines;

  test('nothing reaches the processor, and reads go on', async () => {
    let isBroken = false;
    const server = await startTestServer(engine, {
      watch: (database) => ({
        ...database,
        query: (sql, parameters) =>
          isBroken && sql.includes('rate_limits')
            ? Promise.reject(new DatabaseUnavailable('unreachable', 'The counters do not answer.'))
            : database.query(sql, parameters),
      }),
    });
    const wallet = await walletOf(server);
    const save = vi.spyOn(server.processor, 'saveMethod');
    isBroken = true;
    const body = { token: 'pm_card_visa' };
    const request = { token: wallet.token, key: key(), body };
    expect(await server.call('POST', '/wallet/payment-methods', request)).toMatchObject({
      status: 503,
      body: { code: 'service_unavailable' },
    });
    expect(save).not.toHaveBeenCalled();
    expect((await server.call('GET', '/wallet/wallets', { token: wallet.token })).status).toBe(200);
    await expect(server.wallet.limiter.share()).resolves.toBeUndefined();
    await server.close();
  });
});

test('a card that failed 10 times within an hour is refused for other customers too', async () => {
  const [engine = 'PostgreSQL' as const] = serverEngines;
  const server = await startTestServer(engine);
  const create = vi.spyOn(server.processor, 'createPayment');
  const codes = [];
  for (let count = 0; count < 12; count += 1) {
    const other = await walletOf(server);
    const answer = await other.topUp('pm_card_declined');
    codes.push(answer.status);
  }
  expect(codes).toEqual([...Array.from({ length: 10 }, () => 201), 429, 429]);
  expect(create).toHaveBeenCalledTimes(10);
  await server.close();
});
