import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type CallLine, type EventLine, logLinesMax, logStore } from './logStore.ts';
import { patchFetch, unloggedFetch } from './patchFetch.ts';
import { toCurl } from './toCurl.ts';

beforeAll(patchFetch);
afterAll(() => {
  globalThis.fetch = unloggedFetch;
});
beforeEach(() => logStore.setState({ lines: [] }));

const callLines = () => logStore.getState().lines.filter((line): line is CallLine => line.kind === 'call');
const urlOf = (text: string, type = 'application/json') => URL.createObjectURL(new Blob([text], { type }));

test('logs a call with its response, and returns the response unread', async () => {
  const response = await fetch(urlOf('{"balance":1}'), { headers: { 'x-test': 'yes' } });
  expect(await response.json()).toEqual({ balance: 1 });
  await expect
    .poll(callLines)
    .toMatchObject([{ method: 'GET', status: 200, responseBody: '{"balance":1}', requestBody: '' }]);
  expect(callLines()[0]?.headers).toContainEqual(['x-test', 'yes']);
});

test('logs a call without a response, with its request, and rejects', async () => {
  const request = { method: 'POST', body: '{"amount":1}', headers: { 'idempotency-key': 'k1' } };
  await expect(fetch('http://127.0.0.1:9/', request)).rejects.toThrow(TypeError);
  await expect.poll(callLines).toMatchObject([{ method: 'POST', status: null, requestBody: '{"amount":1}' }]);
});

test('logs each event of a stream, without the block that opens it', async () => {
  const blocks = ['event: open\ndata: {"cursor":"a"}', 'id: b\ndata: {"type":"wallet.created"}', ''];
  await fetch(urlOf(blocks.join('\n\n'), 'text/event-stream'));
  const events = () => logStore.getState().lines.filter((line): line is EventLine => line.kind === 'event');
  await expect.poll(events).toMatchObject([{ type: 'wallet.created', call: { kind: 'call', status: 200 } }]);
});

test('drops the oldest lines', async () => {
  const url = urlOf('{}');
  await Promise.all(Array.from({ length: logLinesMax + 5 }, () => fetch(url)));
  await expect.poll(() => logStore.getState().lines.length).toBe(logLinesMax);
});

test('writes a call as curl, with its key and its quoted body, and without a live secret key', () => {
  const call: CallLine = {
    kind: 'call',
    id: 1,
    at: 0,
    method: 'POST',
    url: 'http://localhost/v1/customers',
    headers: [
      ['accept', '*/*'],
      ['authorization', 'Bearer sk_live_1'],
      ['idempotency-key', 'k1'],
    ],
    requestBody: `{"name":"O'Hara"}`,
    status: 201,
    durationMs: 1,
    responseBody: '{}',
  };
  expect(toCurl(call)).toBe(
    [
      "curl 'http://localhost/v1/customers'",
      '--request POST',
      '--header "authorization: Bearer $COFFER_SECRET_KEY"',
      "--header 'idempotency-key: k1'",
      `--data '{"name":"O'\\''Hara"}'`,
    ].join(' \\\n  '),
  );
});
