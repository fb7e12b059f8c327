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
  const credit = { type: 'credit', fundedBy: 'externalPayment', amount: usd(100_000) };
  await server.call('POST', `/v1/wallets/${walletId}/entries`, { body: credit, key: 'first' });
  const body = {
    currency: 'USD',
    lines: [{ description: 'Seats', quantity: 1, unitAmount: { amount: 100, currency: 'USD' } }],
  };
  const invoices = `/v1/customers/${customerId}/invoices`;
  const { body: invoice } = await server.call('POST', invoices, { body, key: 'second' });
  const holds = `/v1/wallets/${walletId}/holds`;
  const hold = await server.call('POST', holds, { body: { amount: usd(50), reason: 'Job' }, key: 'third' });
  writes = {
    entry: [
      'POST',
      `/v1/wallets/${walletId}/entries`,
      { type: 'credit', fundedBy: 'externalPayment', amount: usd(1) },
    ],
    hold: ['POST', holds, { amount: usd(1), reason: 'Job' }],
    capture: ['POST', `${holds}/${hold.body.id}/capture`, { amount: usd(1) }],
    release: ['POST', `${holds}/${hold.body.id}/release`],
    invoice: ['POST', invoices, body],
    'invoice opening': ['POST', `/v1/invoices/${invoice.id}/open`],
    'invoice void': ['POST', `/v1/invoices/${invoice.id}/void`],
    'top-up': ['POST', `/v1/wallets/${walletId}/top-ups`, { amount: usd(10_000), paymentMethodId }],
    'payment method': ['POST', `/v1/customers/${customerId}/payment-methods`, { token: 'pm_card_visa' }],
    wallet: ['POST', `/v1/customers/${customerId}/wallets`, { currency: 'CHF' }],
    'wallet closure': [
      'POST',
      `/v1/wallets/${walletId}/close`,
      { destination: 'external', holds: 'release', reason: 'Moved' },
    ],
  };
});
afterAll(() => server.close());

test('rejects an idempotency key that another kind of write used', async () => {
  // A used key is rejected in every state of the wallet, so the pairs do not depend on each other.
  const effective = ['entry', 'hold', 'invoice', 'top-up', 'payment method'];
  const problems: string[] = [];
  for (const used of effective) {
    for (const other of Object.keys(writes)) {
      if (other === used) continue;
      const key = crypto.randomUUID();
      const [[method, path, body], [nextMethod, nextPath, nextBody]] = [
        writes[used] ?? [],
        writes[other] ?? [],
      ] as [[string, string, object?], [string, string, object?]];
      const first = await server.call(method, path, { key, ...(body ? { body } : {}) });
      if (first.status >= 300) problems.push(`${used}: ${first.status} ${first.body.code}`);
      const second = await server.call(nextMethod, nextPath, {
        key,
        ...(nextBody ? { body: nextBody } : {}),
      });
      if (second.body?.code !== 'idempotency_key_reused') {
        problems.push(`${used}, then ${other}: ${second.status} ${second.body?.code}`);
      }
      // The first request still gets its response.
      const again = await server.call(method, path, { key, ...(body ? { body } : {}) });
      if (again.headers.get('idempotent-replayed') !== 'true') problems.push(`${used} again after ${other}`);
    }
  }
  expect(problems).toEqual([]);
});
