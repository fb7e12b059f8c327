import { expect, test, vi } from 'vitest';
import { memoryContract } from '../memory/memoryContract.ts';
import { walletScopes } from '../port/WalletSession.ts';
import { createWalletHandler } from './createWalletHandler.ts';
import { problemSchema } from './problemSchema.ts';
import { walletRoutes } from './walletRoutes.ts';

const root = 'https://shop.example';
const json = { 'content-type': 'application/json' };
const key = { 'idempotency-key': 'a-key' };

function start() {
  const { adapter } = memoryContract();
  const { id } = adapter.openWallet('USD');
  const onError = vi.fn();
  const handler = createWalletHandler({
    authenticate: () => ({ customerId: 'customer_acme', scopes: walletScopes }),
    adapter: () => adapter,
    onError,
  });
  return { adapter, walletId: id, handler, onError };
}

/** [problem, method, path, init, status, code, invalid field] */
type Row = [string, string, string, RequestInit, number, string, string | null];

const quotes = '/wallets/WALLET/quotes';
const quote = (amount: unknown, currency: unknown = 'USD'): RequestInit => ({
  headers: json,
  body: JSON.stringify({ amount: { amount, currency } }),
});
const topUp = (body: unknown): RequestInit => ({ headers: { ...json, ...key }, body: JSON.stringify(body) });

const walletPaths = [
  'grants',
  'forecast',
  'analytics?from=2025-01-01&to=2025-01-02',
  'entries/e/receipt',
  'entries.csv',
  'auto-top-up',
  'alert-settings',
];

const usd = (amount: number) => ({ amount, currency: 'USD' });
const rulePath = '/wallets/WALLET/auto-top-up';
const rule = (
  change: object,
  headers: Record<string, string> = { ...key, 'if-match': '"0"' },
): RequestInit => ({
  headers: { ...json, ...headers },
  body: JSON.stringify({
    mode: 'fixed',
    threshold: usd(20_00),
    amount: usd(100_00),
    monthlyCap: usd(500_00),
    dailyCount: 2,
    paymentMethodId: 'none',
    ...change,
  }),
});
const alertPath = '/wallets/WALLET/alert-settings';
const alert = (change: object, version = '"0"'): RequestInit => ({
  headers: { ...json, 'if-match': version },
  body: JSON.stringify({ enabled: true, threshold: usd(20_00), channels: ['email'], ...change }),
});

const rows: Row[] = [
  ['unknown path', 'GET', '/no-such-path', {}, 404, 'not_found', null],
  ['path too long', 'GET', '/session/more', {}, 404, 'not_found', null],
  ['empty id', 'GET', '/wallets//balance', {}, 404, 'not_found', null],
  ['broken escape', 'GET', '/wallets/%zz/balance', {}, 404, 'not_found', null],
  ['id too long', 'GET', `/wallets/${'w'.repeat(300)}/balance`, {}, 400, 'invalid_request', 'walletId'],
  ['unknown method', 'PUT', '/wallets', {}, 405, 'method_not_allowed', null],
  ['HEAD', 'HEAD', '/session', {}, 405, 'method_not_allowed', null],
  ['unknown wallet', 'GET', '/wallets/other/balance', {}, 404, 'not_found', null],
  ['unknown query', 'GET', '/wallets?page=2', {}, 400, 'invalid_request', 'page'],
  ['query on session', 'GET', '/session?x=1', {}, 400, 'invalid_request', 'x'],
  ['repeated query', 'GET', '/wallets/WALLET/entries?limit=1&limit=2', {}, 400, 'invalid_request', 'limit'],
  ['limit 0', 'GET', '/wallets/WALLET/entries?limit=0', {}, 400, 'invalid_request', 'limit'],
  ['limit 101', 'GET', '/wallets/WALLET/entries?limit=101', {}, 400, 'invalid_request', 'limit'],
  ['limit text', 'GET', '/wallets/WALLET/entries?limit=ten', {}, 400, 'invalid_request', 'limit'],
  ['limit float', 'GET', '/wallets/WALLET/entries?limit=1.5', {}, 400, 'invalid_request', 'limit'],
  ['limit empty', 'GET', '/wallets/WALLET/entries?limit=', {}, 400, 'invalid_request', 'limit'],
  ['cursor', 'GET', '/wallets/WALLET/entries?cursor=nonsense', {}, 400, 'invalid_request', 'cursor'],
  ['notifications, limit', 'GET', '/notifications?limit=0', {}, 400, 'invalid_request', 'limit'],
  ['notifications, cursor', 'GET', '/notifications?cursor=x', {}, 400, 'invalid_request', 'cursor'],
  [
    'no notification',
    'POST',
    '/notifications/read',
    { headers: json, body: '{"notificationIds":[]}' },
    400,
    'invalid_request',
    'notificationIds',
  ],
  ['type', 'GET', '/wallets/WALLET/entries?type=credit,magic', {}, 400, 'invalid_request', 'type.1'],
  ['source', 'GET', '/wallets/WALLET/entries?source=magic', {}, 400, 'invalid_request', 'source.0'],
  ['direction', 'GET', '/wallets/WALLET/entries?direction=up', {}, 400, 'invalid_request', 'direction'],
  ['from', 'GET', '/wallets/WALLET/entries?from=yesterday', {}, 400, 'invalid_request', 'from'],
  ['amountMin', 'GET', '/wallets/WALLET/entries?amountMin=-1', {}, 400, 'invalid_request', 'amountMin'],
  [
    'amountMax',
    'GET',
    '/wallets/WALLET/entries?amountMax=9007199254740992',
    {},
    400,
    'invalid_request',
    'amountMax',
  ],
  ['text', 'GET', `/wallets/WALLET/entries?text=${'x'.repeat(101)}`, {}, 400, 'invalid_request', 'text'],
  ['no body', 'POST', quotes, { headers: json }, 400, 'malformed_request', ''],
  ['broken JSON', 'POST', quotes, { headers: json, body: '{"amount":' }, 400, 'malformed_request', ''],
  [
    'not UTF-8',
    'POST',
    quotes,
    { headers: json, body: new Uint8Array([34, 255, 34]) },
    400,
    'malformed_request',
    '',
  ],
  ['no type', 'POST', quotes, { body: new Uint8Array([123, 125]) }, 415, 'unsupported_media_type', null],
  ['form', 'POST', quotes, { body: new URLSearchParams({ a: '1' }) }, 415, 'unsupported_media_type', null],
  ['array', 'POST', quotes, { headers: json, body: '[]' }, 400, 'invalid_request', ''],
  ['null', 'POST', quotes, { headers: json, body: 'null' }, 400, 'invalid_request', ''],
  ['empty object', 'POST', quotes, { headers: json, body: '{}' }, 400, 'invalid_request', 'amount'],
  ['number', 'POST', quotes, { headers: json, body: '{"amount":100}' }, 400, 'invalid_request', 'amount'],
  ['float', 'POST', quotes, quote(10.5), 400, 'invalid_request', 'amount.amount'],
  ['zero', 'POST', quotes, quote(0), 400, 'invalid_request', 'amount.amount'],
  ['negative', 'POST', quotes, quote(-100), 400, 'invalid_request', 'amount.amount'],
  ['text amount', 'POST', quotes, quote('100'), 400, 'invalid_request', 'amount.amount'],
  ['null amount', 'POST', quotes, quote(null), 400, 'invalid_request', 'amount.amount'],
  ['2^53', 'POST', quotes, quote(2 ** 53), 400, 'invalid_request', 'amount.amount'],
  [
    '1e400',
    'POST',
    quotes,
    { headers: json, body: '{"amount":{"amount":1e400,"currency":"USD"}}' },
    400,
    'invalid_request',
    'amount.amount',
  ],
  ['unknown currency', 'POST', quotes, quote(1000, 'ABC'), 400, 'invalid_request', 'amount.currency'],
  ['lower case currency', 'POST', quotes, quote(1000, 'usd'), 400, 'invalid_request', 'amount.currency'],
  ['currency of another wallet', 'POST', quotes, quote(1000, 'EUR'), 422, 'currency_mismatch', null],
  ['over the limit', 'POST', quotes, quote(9_000_000_00), 422, 'amount_out_of_range', null],
  [
    'unknown field',
    'POST',
    quotes,
    { headers: json, body: '{"amount":{"amount":100,"currency":"USD","x":1}}' },
    400,
    'invalid_request',
    'amount.x',
  ],
  [
    '__proto__',
    'POST',
    quotes,
    { headers: json, body: '{"amount":{"amount":1000,"currency":"USD"},"__proto__":{}}' },
    400,
    'invalid_request',
    '__proto__',
  ],
  [
    'body too long',
    'POST',
    quotes,
    { headers: json, body: `"${'x'.repeat(65_536)}"` },
    413,
    'body_too_large',
    null,
  ],
  [
    'no key',
    'POST',
    '/top-ups',
    { headers: json, body: '{}' },
    400,
    'idempotency_key_required',
    'Idempotency-Key',
  ],
  [
    'key too long',
    'POST',
    '/top-ups',
    { headers: { ...json, 'idempotency-key': 'k'.repeat(256) }, body: '{}' },
    400,
    'idempotency_key_required',
    'Idempotency-Key',
  ],
  ['no quote', 'POST', '/top-ups', topUp({ paymentMethodId: 'm' }), 400, 'invalid_request', 'quoteId'],
  [
    'script URL',
    'POST',
    '/top-ups',
    topUp({ quoteId: 'q', paymentMethodId: 'm', returnUrl: 'javascript:alert(1)' }),
    400,
    'invalid_request',
    'returnUrl',
  ],
  [
    'relative URL',
    'POST',
    '/top-ups',
    topUp({ quoteId: 'q', paymentMethodId: 'm', returnUrl: '/back' }),
    400,
    'invalid_request',
    'returnUrl',
  ],
  [
    'unknown quote',
    'POST',
    '/top-ups',
    topUp({ quoteId: 'q', paymentMethodId: 'm' }),
    404,
    'not_found',
    null,
  ],
  ['unknown top-up', 'GET', '/top-ups/none', {}, 404, 'not_found', null],
  [
    'cancel without key',
    'POST',
    '/top-ups/none/cancel',
    {},
    400,
    'idempotency_key_required',
    'Idempotency-Key',
  ],
  ['cancel unknown', 'POST', '/top-ups/none/cancel', { headers: key }, 404, 'not_found', null],
  [
    'unknown token',
    'POST',
    '/payment-methods',
    topUp({ token: 'none' }),
    422,
    'payment_method_unusable',
    'token',
  ],
  ['token type', 'POST', '/payment-methods', topUp({ token: 1 }), 400, 'invalid_request', 'token'],
  ['query on methods', 'GET', '/payment-methods?all=1', {}, 400, 'invalid_request', 'all'],
  ['unknown method id', 'DELETE', '/payment-methods/none', {}, 404, 'not_found', null],
  ['unknown default', 'POST', '/payment-methods/none/default', {}, 404, 'not_found', null],
  ...walletPaths.map(
    (path): Row => [`unknown wallet of ${path}`, 'GET', `/wallets/none/${path}`, {}, 404, 'not_found', null],
  ),
  ['no days', 'GET', '/wallets/WALLET/analytics', {}, 400, 'invalid_request', 'from'],
  [
    'a day that is none',
    'GET',
    '/wallets/WALLET/analytics?from=2025-02-30&to=2025-03-01',
    {},
    400,
    'invalid_request',
    'from',
  ],
  [
    'days backwards',
    'GET',
    '/wallets/WALLET/analytics?from=2025-01-02&to=2025-01-01',
    {},
    400,
    'invalid_request',
    'to',
  ],
  [
    'too many days',
    'GET',
    '/wallets/WALLET/analytics?from=2024-01-01&to=2025-01-02',
    {},
    400,
    'invalid_request',
    'to',
  ],
  ['unknown entry', 'GET', '/wallets/WALLET/entries/none/receipt', {}, 404, 'not_found', null],
  ['CSV by page', 'GET', '/wallets/WALLET/entries.csv?limit=5', {}, 400, 'invalid_request', 'limit'],
  ['CSV filter', 'GET', '/wallets/WALLET/entries.csv?type=magic', {}, 400, 'invalid_request', 'type.0'],
  ['query on rule', 'GET', `${rulePath}?x=1`, {}, 400, 'invalid_request', 'x'],
  [
    'rule without key',
    'PUT',
    rulePath,
    rule({}, { 'if-match': '"0"' }),
    400,
    'idempotency_key_required',
    'Idempotency-Key',
  ],
  ['rule without version', 'PUT', rulePath, rule({}, key), 428, 'version_required', 'If-Match'],
  [
    'odd version',
    'PUT',
    rulePath,
    rule({}, { ...key, 'if-match': '*' }),
    428,
    'version_required',
    'If-Match',
  ],
  ['threshold 0', 'PUT', rulePath, rule({ threshold: usd(0) }), 400, 'invalid_request', 'threshold.amount'],
  ['no cap', 'PUT', rulePath, rule({ monthlyCap: null }), 400, 'invalid_request', 'monthlyCap'],
  ['11 a day', 'PUT', rulePath, rule({ dailyCount: 11 }), 400, 'invalid_request', 'dailyCount'],
  ['unknown mode', 'POST', `${rulePath}/preview`, rule({ mode: 'both' }), 400, 'invalid_request', 'mode'],
  [
    'threshold too high',
    'POST',
    `${rulePath}/preview`,
    rule({ threshold: usd(200_00) }),
    422,
    'auto_top_up_refused',
    'threshold.amount',
  ],
  [
    'cap too low',
    'PUT',
    rulePath,
    rule({ monthlyCap: usd(99_99) }),
    422,
    'auto_top_up_refused',
    'monthlyCap.amount',
  ],
  [
    'other currency',
    'PUT',
    rulePath,
    rule({ amount: { amount: 100_00, currency: 'EUR' } }),
    422,
    'currency_mismatch',
    null,
  ],
  [
    'amount over the limit',
    'PUT',
    rulePath,
    rule({ amount: usd(9_000_00) }),
    422,
    'amount_out_of_range',
    null,
  ],
  ['unknown method', 'PUT', rulePath, rule({}), 404, 'not_found', null],
  ['off of none', 'DELETE', '/wallets/none/auto-top-up', {}, 404, 'not_found', null],
  [
    'resume without key',
    'POST',
    `${rulePath}/resume`,
    {},
    400,
    'idempotency_key_required',
    'Idempotency-Key',
  ],
  ['resume of none', 'POST', '/wallets/none/auto-top-up/resume', { headers: key }, 404, 'not_found', null],
  [
    'alert without version',
    'PUT',
    alertPath,
    { headers: json, body: '{}' },
    428,
    'version_required',
    'If-Match',
  ],
  [
    'alert without threshold',
    'PUT',
    alertPath,
    alert({ threshold: null }),
    400,
    'invalid_request',
    'threshold',
  ],
  ['unknown channel', 'PUT', alertPath, alert({ channels: ['fax'] }), 400, 'invalid_request', 'channels.0'],
  ['absent channel', 'PUT', alertPath, alert({ channels: ['webhook'] }), 400, 'invalid_request', 'channels'],
  ['old version', 'PUT', alertPath, alert({}, '"7"'), 409, 'version_conflict', null],
  ['invoice cursor', 'GET', '/invoices?cursor=none', {}, 400, 'invalid_request', 'cursor'],
  [
    'pay without key',
    'POST',
    '/invoices/none/payments',
    { headers: json, body: '{}' },
    400,
    'idempotency_key_required',
    'Idempotency-Key',
  ],
  ['pay unknown', 'POST', '/invoices/none/payments', topUp({}), 404, 'not_found', null],
  ['pay oddly', 'POST', '/invoices/none/payments', topUp({ amount: 5 }), 400, 'invalid_request', 'amount'],
  ['unknown event', 'GET', '/events?after=none', {}, 400, 'invalid_request', 'after'],
  [
    'stream after unknown',
    'GET',
    '/events',
    { headers: { accept: 'text/event-stream', 'last-event-id': 'none' } },
    400,
    'invalid_request',
    'after',
  ],
];

test.each(rows)('%s: %s %s', async (_title, method, path, init, status, code, field) => {
  const { handler, adapter, walletId, onError } = start();
  const before = await adapter.getBalance({ walletId });
  const request = new Request(root + path.replace('WALLET', walletId), { ...init, method });
  const response = await handler(request);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(response.headers.get('cache-control')).toBe('no-store');
  const problem = problemSchema.parse(await response.json());
  expect([response.status, problem.status, problem.code]).toEqual([status, status, code]);
  expect(problem.requestId).toBe(response.headers.get('x-request-id'));
  if (field !== null) expect(problem.errors?.map((error) => error.field)).toContain(field);
  expect(onError).not.toHaveBeenCalled();
  expect(await adapter.getBalance({ walletId })).toEqual({ ...before, asOf: expect.any(String) });
});

test('the table has a bad request for every route', () => {
  const tried = rows.map(([, method, path]) => `${method} ${path.split('?')[0]}`);
  const patterns = walletRoutes.map(
    ({ method, path }) => new RegExp(`^${method} ${path.replace(/\{\w+\}/g, '[^/]+')}$`),
  );
  for (const pattern of patterns)
    expect(
      tried.some((one) => pattern.test(one)),
      `${pattern}`,
    ).toBe(true);
});

test('a 405 response names the allowed methods', async () => {
  const response = await start().handler(new Request(`${root}/payment-methods`, { method: 'PATCH' }));
  expect(response.headers.get('allow')).toBe('GET, POST');
});

test('stops reading a body that is longer than its Content-Length', async () => {
  let pulled = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulled += 1;
      controller.enqueue(new Uint8Array(16_384).fill(32));
    },
  });
  const { handler, walletId } = start();
  const headers = { ...json, 'content-length': '10' };
  const init: RequestInit & { duplex: 'half' } = { method: 'POST', headers, body: endless, duplex: 'half' };
  const response = await handler(new Request(`${root}/wallets/${walletId}/quotes`, init));
  expect(response.status).toBe(413);
  expect(pulled).toBeLessThan(10);
});
