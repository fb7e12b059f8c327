import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { WalletError } from '../errors/WalletError.ts';
import { type HttpAdapterOptions, httpAdapter } from './httpAdapter.ts';

type Respond = () => Response | Promise<Response>;

/** Creates an adapter whose server sends these responses, one per request. The last one repeats. */
function serving(responses: Respond[], options: Partial<HttpAdapterOptions> = {}) {
  const requests: Request[] = [];
  const fetch = async (input: string | URL | Request, init?: RequestInit) => {
    const request = new Request(input, init);
    requests.push(request);
    const respond = responses[Math.min(requests.length, responses.length) - 1];
    if (!respond) throw new Error('no response');
    return respond();
  };
  const adapter = httpAdapter({ baseUrl: 'https://shop.example/wallet/', fetch, ...options });
  return { adapter, requests };
}

const wallet = {
  id: 'w1',
  customerId: 'c1',
  currency: 'USD',
  status: 'active',
  createdAt: '2025-01-01T00:00:00Z',
};
const wallets: Respond = () => Response.json([wallet]);
const problem =
  (status: number, code: string, headers: Record<string, string> = {}): Respond =>
  () =>
    Response.json({ type: 'urn:x', title: 'X', status, code, detail: 'Because.' }, { status, headers });
const down: Respond = () => {
  throw new TypeError('fetch failed');
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Runs all timers until a call settles. Returns its result or its error. */
async function outcome<Value>(call: Promise<Value>): Promise<Value | unknown> {
  const settled = call.catch((error: unknown) => error);
  await vi.runAllTimersAsync();
  return settled;
}

describe('requests', () => {
  test('encodes ids and filters', async () => {
    const page: Respond = () => Response.json({ items: [], nextCursor: null });
    const { adapter, requests } = serving([page]);
    const filter = { type: ['credit', 'debit'], direction: 'in', amountMin: 0, text: 'a&b=c' } as const;
    await adapter.listEntries({ walletId: 'a/b?c#d', filter, limit: 5 });
    expect(requests[0]?.url).toBe(
      'https://shop.example/wallet/wallets/a%2Fb%3Fc%23d/entries?type=credit%2Cdebit&direction=in&amountMin=0&text=a%26b%3Dc&limit=5',
    );
    for (const walletId of ['', '.', '..']) {
      await expect(adapter.getBalance({ walletId })).rejects.toMatchObject({ code: 'not_found' });
    }
    expect(requests).toHaveLength(1);
  });

  test('sends no Authorization without getToken', async () => {
    const { adapter, requests } = serving([wallets]);
    await adapter.listWallets();
    expect(requests[0]?.headers.has('authorization')).toBe(false);
    expect(requests[0]?.credentials).toBe('same-origin');
  });
});

describe('tokens', () => {
  test('requests a token when it is first needed, once for all calls', async () => {
    const getToken = vi.fn(async () => 'first');
    const { adapter, requests } = serving([wallets], { getToken });
    expect(getToken).not.toHaveBeenCalled();
    await Promise.all([adapter.listWallets(), adapter.listWallets(), adapter.listWallets()]);
    expect(getToken).toHaveBeenCalledExactlyOnceWith({ renew: false });
    expect(requests.map((request) => request.headers.get('authorization'))).toEqual(
      Array(3).fill('Bearer first'),
    );
  });

  test('renews a refused token once for all calls that it was refused for', async () => {
    let renewals = 0;
    const getToken = vi.fn(async ({ renew }: { renew: boolean }) => {
      if (renew) renewals += 1;
      return `token-${renewals}`;
    });
    const requests: Request[] = [];
    const fetch = async (input: string | URL | Request, init?: RequestInit) => {
      const request = new Request(input, init);
      requests.push(request);
      const fresh = request.headers.get('authorization') === 'Bearer token-1';
      return fresh ? wallets() : problem(401, 'session_expired')();
    };
    const adapter = httpAdapter({ baseUrl: 'https://shop.example', fetch, getToken });
    await Promise.all([adapter.listWallets(), adapter.listWallets(), adapter.listWallets()]);
    expect(renewals).toBe(1);
    expect(requests).toHaveLength(6);
    await adapter.listWallets();
    expect(getToken).toHaveBeenCalledTimes(2);
  });

  test('rejects if the renewed token is refused too', async () => {
    const getToken = vi.fn(() => 'token');
    const { adapter, requests } = serving([problem(401, 'session_expired')], { getToken });
    expect(await outcome(adapter.listWallets())).toMatchObject({ code: 'session_expired', status: 401 });
    expect(requests).toHaveLength(2);
    expect(getToken).toHaveBeenCalledTimes(2);
  });

  test('calls getToken again after it failed', async () => {
    const getToken = vi
      .fn()
      .mockRejectedValueOnce(new WalletError('unauthenticated', 'Signed out.'))
      .mockResolvedValue('t');
    const { adapter } = serving([wallets], { getToken });
    await expect(adapter.listWallets()).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(await adapter.listWallets()).toHaveLength(1);
  });
});

describe('retries', () => {
  const top = { quoteId: 'q', paymentMethodId: 'm' };

  test.each([
    ['a network error', down],
    ['502', () => new Response('<h1>Bad gateway</h1>', { status: 502 })],
    ['503', problem(503, 'service_unavailable')],
    ['504', () => new Response('', { status: 504 })],
    ['429', problem(429, 'rate_limited', { 'retry-after': '2' })],
  ] as [string, Respond][])('retries a read after %s', async (_name, failure) => {
    const { adapter, requests } = serving([failure, failure, wallets]);
    expect(await outcome(adapter.listWallets())).toHaveLength(1);
    expect(requests).toHaveLength(3);
  });

  test.each([400, 401, 403, 404, 409, 422, 500])('does not retry after %i', async (status) => {
    const { adapter, requests } = serving([problem(status, 'invalid_request')]);
    expect(await outcome(adapter.listWallets())).toBeInstanceOf(WalletError);
    expect(requests).toHaveLength(1);
  });

  test('retries a write with its key, also while it is in progress', async () => {
    const { adapter, requests } = serving([
      down,
      problem(409, 'operation_in_progress'),
      problem(422, 'quote_used'),
    ]);
    const call = adapter.createTopUp(top, { idempotencyKey: 'the-key' });
    expect(await outcome(call)).toMatchObject({ code: 'quote_used', message: 'Because.', status: 422 });
    expect(requests.map((request) => request.headers.get('idempotency-key'))).toEqual(
      Array(3).fill('the-key'),
    );
    expect(await Promise.all(requests.map((request) => request.json()))).toEqual([top, top, top]);
  });

  test('does not retry a write without a key', async () => {
    const { adapter, requests } = serving([down]);
    expect(await outcome(adapter.removePaymentMethod({ paymentMethodId: 'm' }))).toMatchObject({
      code: 'network_error',
    });
    const quote = adapter.createQuote({ walletId: 'w', amount: { amount: 1, currency: 'USD' } });
    expect(await outcome(quote)).toMatchObject({ code: 'network_error' });
    expect(requests).toHaveLength(2);
  });

  test('gives up after the last try', async () => {
    const { adapter, requests } = serving([down]);
    expect(await outcome(adapter.listWallets())).toMatchObject({
      code: 'network_error',
      cause: expect.any(TypeError),
    });
    expect(requests).toHaveLength(4);
  });

  test('waits for a short Retry-After', async () => {
    const { adapter, requests } = serving([problem(429, 'rate_limited', { 'retry-after': '3' }), wallets]);
    const call = adapter.listWallets();
    await vi.advanceTimersByTimeAsync(2_900);
    expect(requests).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(await call).toHaveLength(1);
  });

  test.each([
    [429, 'rate_limited', '7'],
    [503, 'service_unavailable', '3600'],
  ])('%i with a longer Retry-After rejects immediately, with the time', async (status, code, seconds) => {
    const { adapter, requests } = serving([problem(status, code, { 'retry-after': seconds })]);
    const call = adapter.listWallets().catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(0);
    expect(await call).toMatchObject({
      code,
      retryAfterSeconds: Number(seconds),
      retryAt: new Date(Date.now() + Number(seconds) * 1000).toISOString(),
    });
    expect(requests).toHaveLength(1);
  });

  test('calculates retryAt for a wait that is too long for a date', () => {
    const error = new WalletError('rate_limited', 'Too many.', { retryAfterSeconds: Number.MAX_VALUE });
    expect(Date.parse(error.retryAt ?? '')).toBeGreaterThan(Date.now());
    expect(new WalletError('rate_limited', 'Too many.').retryAt).toBeUndefined();
  });

  test('a rate limit on the first try of a write rejects with rate_limited', async () => {
    const { adapter, requests } = serving([problem(429, 'rate_limited', { 'retry-after': '60' })]);
    const call = adapter.createTopUp(top, { idempotencyKey: 'the-key' });
    expect(await outcome(call)).toMatchObject({ code: 'rate_limited', retryAfterSeconds: 60 });
    expect(requests).toHaveLength(1);
  });

  test.each([
    ['network_error', down],
    ['service_unavailable', () => new Response('', { status: 504 })],
    ['operation_in_progress', problem(409, 'operation_in_progress')],
  ] as [string, Respond][])(
    'keeps the outcome of a write unknown after %s and a rate limit',
    async (code, first) => {
      const limited = problem(429, 'rate_limited', { 'retry-after': '60' });
      const { adapter, requests } = serving([first, limited]);
      const call = adapter.createTopUp(top, { idempotencyKey: 'the-key' });
      expect(await outcome(call)).toMatchObject({
        code,
        retryAfterSeconds: 60,
        cause: { code: 'rate_limited' },
      });
      expect(requests.map((request) => request.headers.get('idempotency-key'))).toEqual([
        'the-key',
        'the-key',
      ]);
    },
  );

  test('a rate limit after a lost response of a read rejects with rate_limited', async () => {
    const { adapter } = serving([down, problem(429, 'rate_limited', { 'retry-after': '60' })]);
    expect(await outcome(adapter.listWallets())).toMatchObject({ code: 'rate_limited' });
  });
});

describe('timeouts and aborts', () => {
  const never: Respond = () => new Promise(() => {});

  test('limits the time of a try even if fetch ignores the signal', async () => {
    vi.useRealTimers();
    const { adapter, requests } = serving([never], { timeoutMs: 20 });
    const write = adapter.removePaymentMethod({ paymentMethodId: 'm' });
    await expect(write).rejects.toMatchObject({ code: 'timeout' });
    expect(requests).toHaveLength(1);
  });

  test('limits the time of getToken', async () => {
    vi.useRealTimers();
    const getToken = () => new Promise<string>(() => {});
    const { adapter } = serving([wallets], { timeoutMs: 20, getToken });
    await expect(adapter.removePaymentMethod({ paymentMethodId: 'm' })).rejects.toMatchObject({
      code: 'timeout',
    });
  });

  test("an abort rejects immediately with the signal's reason, also between tries", async () => {
    const reason = new Error('left');
    const waiting = new AbortController();
    const first = serving([never]).adapter.listWallets({ signal: waiting.signal });
    waiting.abort(reason);
    await expect(first).rejects.toBe(reason);
    const between = new AbortController();
    const { adapter, requests } = serving([down]);
    const second = adapter.listWallets({ signal: between.signal }).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(1);
    between.abort(reason);
    expect(await second).toBe(reason);
    expect(requests).toHaveLength(1);
  });
});

describe('responses', () => {
  const balance = {
    walletId: 'w1',
    status: 'active',
    balance: usd(5),
    pendingCharges: usd(0),
    availableBalance: usd(5),
    promotionalBalance: usd(0),
    nextExpiry: null,
    sequence: 3,
    asOf: '2025-01-01T00:00:00Z',
  };

  function usd(amount: unknown, currency: unknown = 'USD') {
    return { amount, currency };
  }

  test('accepts a valid response with unknown fields of a newer server', async () => {
    const { adapter } = serving([() => Response.json({ ...balance, overdraft: usd(1) })]);
    expect(await adapter.getBalance({ walletId: 'w1' })).toEqual({ ...balance, overdraft: usd(1) });
  });

  test('accepts an entry of a type and a source that a newer server added', async () => {
    const entry = {
      id: 'e1',
      walletId: 'w1',
      number: 1,
      type: 'correction',
      source: 'gift',
      amount: usd(5),
      balanceBefore: usd(0),
      balanceAfter: usd(5),
      reason: null,
      reference: null,
      metadata: {},
      createdAt: '2025-01-01T00:00:00Z',
    };
    const page = { items: [entry], nextCursor: null };
    const { adapter } = serving([() => Response.json(page)]);
    expect(await adapter.listEntries({ walletId: 'w1' })).toEqual(page);
  });

  test('accepts a payment whose response lacks fields that show no number', async () => {
    const topUp = {
      id: 't1',
      walletId: 'w1',
      status: 'settled',
      amount: usd(5),
      bonus: usd(0),
      fee: usd(0),
      tax: usd(0),
      total: usd(5),
      action: null,
      failure: null,
      balanceAfter: usd(10),
    };
    const { adapter } = serving([() => Response.json(topUp)]);
    const call = adapter.createTopUp({ quoteId: 'q1', paymentMethodId: 'm1' }, { idempotencyKey: 'k1' });
    expect(await call).toEqual(topUp);
  });

  test.each([
    ['HTML', '<!doctype html><p>Sign in</p>'],
    ['an empty body', ''],
    ['null', 'null'],
    ['a list', '[]'],
    ['truncated JSON', '{"walletId":"w1"'],
    ...Object.entries({
      'a float': { balance: usd(0.5) },
      'a text amount': { availableBalance: usd('5') },
      'an amount beyond 2^53−1': { balance: usd(2 ** 53) },
      'no amount': { availableBalance: null },
      'an unknown currency': { balance: usd(5, 'DOLLAR') },
      'an unknown status': { status: 'sleeping' },
      'no sequence': { sequence: undefined },
      'an incomplete expiry': { nextExpiry: { amount: usd(1) } },
    }).map(([name, change]) => [name, JSON.stringify({ ...balance, ...change })]),
  ] as [string, string][])('rejects %s with malformed_response', async (_name, text) => {
    const { adapter, requests } = serving([() => new Response(text)]);
    expect(await outcome(adapter.getBalance({ walletId: 'w1' }))).toMatchObject({
      code: 'malformed_response',
    });
    expect(requests).toHaveLength(1);
  });

  test('converts a problem to a WalletError with all its fields', async () => {
    const body = {
      code: 'insufficient_funds',
      detail: 'Too little.',
      errors: [{ field: 'amount', message: 'is too much' }, 'odd'],
      facts: { missing: 5 },
      requestId: 'r1',
    };
    const { adapter } = serving([() => Response.json(body, { status: 422 })]);
    await expect(adapter.listWallets()).rejects.toMatchObject({
      name: 'WalletError',
      code: 'insufficient_funds',
      message: 'Too little.',
      status: 422,
      fields: [{ field: 'amount', message: 'is too much' }],
      facts: { missing: 5 },
      requestId: 'r1',
    });
  });

  test.each([
    [401, 'unauthenticated'],
    [403, 'forbidden'],
    [404, 'not_found'],
    [413, 'body_too_large'],
    [418, 'invalid_request'],
    [500, 'internal_error'],
  ])('converts a response %i without a problem to %s', async (status, code) => {
    for (const text of ['<h1>Oops</h1>', '{"code":"toString"}', '[]', '']) {
      const { adapter } = serving([() => new Response(text, { status, headers: { 'x-request-id': 'r2' } })]);
      await expect(adapter.listWallets()).rejects.toMatchObject({ code, status, requestId: 'r2' });
    }
  });

  test('calls onReplayed for a replayed response', async () => {
    const method = { id: 'm', type: 'card', brand: 'Visa', last4: '4242', priority: 1 };
    const replayed: Respond = () => Response.json(method, { headers: { 'idempotent-replayed': 'true' } });
    const onReplayed = vi.fn();
    const { adapter } = serving([replayed]);
    await adapter.addPaymentMethod({ token: 't' }, { idempotencyKey: 'k', onReplayed });
    expect(onReplayed).toHaveBeenCalledOnce();
  });
});
