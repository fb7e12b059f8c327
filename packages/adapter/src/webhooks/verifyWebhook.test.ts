import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import { verifyWebhook, WebhookVerificationError } from './verifyWebhook.ts';

const secret = `whsec_${btoa('0123456789abcdef0123456789abcdef')}`;
const body = JSON.stringify({ id: 'evt_1', type: 'customer.created', data: {} });

function signed(text = body, at = new Date()): Record<string, string> {
  return {
    'webhook-id': 'evt_1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign('evt_1', at, text),
  };
}

describe('verifyWebhook', () => {
  const request = (headers: Record<string, string>, text = body) =>
    new Request('https://nimbus.example/hooks', { method: 'POST', headers, body: text });

  test.each([
    ['a Request', () => request(signed())],
    [
      "Node's headers and a Buffer",
      () => ({ headers: { ...signed(), host: undefined }, body: Buffer.from(body) }),
    ],
    ['Headers and a text', () => ({ headers: new Headers(signed()), body })],
  ])('returns the event of %s', async (_, received) => {
    expect(await verifyWebhook(received(), secret)).toEqual(JSON.parse(body));
  });

  test('accepts one of two signatures, as during a rotation', async () => {
    const headers = signed();
    headers['webhook-signature'] = `v1,${btoa('other')} ${headers['webhook-signature']}`;
    expect(await verifyWebhook({ headers, body }, secret)).toMatchObject({ id: 'evt_1' });
  });

  const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

  test.each([
    ['missing_headers', {}, body],
    ['invalid_signature', signed(), body.replace('created', 'deleted')],
    ['invalid_signature', { ...signed(), 'webhook-id': 'evt_2' }, body],
    ['invalid_signature', { ...signed(), 'webhook-timestamp': 'soon' }, body],
    ['timestamp_out_of_tolerance', signed(body, minutesAgo(6)), body],
    ['timestamp_out_of_tolerance', signed(body, minutesAgo(-6)), body],
    ['malformed_body', signed('not JSON'), 'not JSON'],
  ])('throws %s', async (code, headers, text) => {
    const error = await verifyWebhook(request(headers, text), secret).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(WebhookVerificationError);
    expect(error).toMatchObject({ code });
  });
});
