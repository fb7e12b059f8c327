import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../testing/startTestServer.ts';
import { walletOf } from '../testing/walletOf.ts';

const usd = (amount: number) => ({ amount, currency: 'USD' });

let server: TestServer;
let writes: Record<string, [method: string, path: string, body?: object]>;
beforeAll(async () => {
  server = await startTestServer('PostgreSQL');
  const { walletId, customerId, saveMethod } = await walletOf(server);
  const { id: paymentMethodId } = await saveMethod('pm_card_visa');
  const credit = { type: 'credit', amount: usd(100_000) };
  await server.call('POST', `/v1/wallets/${walletId}/entries`, { body: credit, key: 'first' });
  const body = { currency: 'USD', lines: [{ description: 'Seats', quantity: 1, unitAmount: 100 }] };
  const invoices = `/v1/customers/${customerId}/invoices`;
  const { body: invoice } = await server.call('POST', invoices, { body, key: 'second' });
  const holds = `/v1/wallets/${walletId}/holds`;
  const hold = await server.call('POST', holds, { body: { amount: usd(50), reason: 'Job' }, key: 'third' });
  writes = {
    entry: ['POST', `/v1/wallets/${walletId}/entries`, { type: 'credit', amount: usd(1) }],
    hold: ['POST', holds, { amount: usd(1), reason: 'Job' }],
    capture: ['POST', `${holds}/${hold.body.id}/capture`, { amount: usd(1) }],
    release: ['POST', `${holds}/${hold.body.id}/release`],
    invoice: ['POST', invoices, body],
    'opening of an invoice': ['POST', `/v1/invoices/${invoice.id}/open`],
    'void of an invoice': ['POST', `/v1/invoices/${invoice.id}/void`],
    'top-up': ['POST', `/v1/wallets/${walletId}/top-ups`, { amount: usd(10_000), paymentMethodId }],
    'payment method': ['POST', `/v1/customers/${customerId}/payment-methods`, { token: 'pm_card_visa' }],
    wallet: ['POST', `/v1/customers/${customerId}/wallets`, { currency: 'CHF' }],
    closing: [
      'POST',
      `/v1/wallets/${walletId}/close`,
      { destination: 'external', holds: 'release', reason: 'Moved' },
    ],
  };
});
afterAll(() => server.close());

test('one Idempotency-Key has one effect, whichever two writes it comes with', async () => {
  // A key that another write used is in the way whatever became of the write's own wallet, so no pair depends on another.
  const effective = ['entry', 'hold', 'invoice', 'top-up', 'payment method'];
  const wrong: string[] = [];
  for (const used of effective) {
    for (const other of Object.keys(writes)) {
      if (other === used) continue;
      const key = crypto.randomUUID();
      const [[method, path, body], [nextMethod, nextPath, nextBody]] = [
        writes[used] ?? [],
        writes[other] ?? [],
      ] as [[string, string, object?], [string, string, object?]];
      const first = await server.call(method, path, { key, ...(body ? { body } : {}) });
      if (first.status >= 300) wrong.push(`${used}: ${first.status} ${first.body.code}`);
      const second = await server.call(nextMethod, nextPath, {
        key,
        ...(nextBody ? { body: nextBody } : {}),
      });
      if (second.body?.code !== 'idempotency_key_reused') {
        wrong.push(`${used}, then ${other}: ${second.status} ${second.body?.code}`);
      }
      // And the first still has its response.
      const again = await server.call(method, path, { key, ...(body ? { body } : {}) });
      if (again.headers.get('idempotent-replayed') !== 'true') wrong.push(`${used} again after ${other}`);
    }
  }
  expect(wrong).toEqual([]);
});
