import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { type TestWallet, walletOf } from '../../testing/walletOf.ts';

const usd = (amount: number) => ({ amount, currency: 'USD' });
let server: TestServer;
let wallet: TestWallet;
beforeAll(async () => {
  server = await startTestServer('PGlite', { testMode: true });
});
afterAll(() => server.close());

const post = (type: string, amount: number) =>
  server.call('POST', `/v1/wallets/${wallet.walletId}/entries`, {
    body: { type, amount: usd(amount), ...(type === 'credit' && { fundedBy: 'externalPayment' }) },
    key: crypto.randomUUID(),
  });

/** A customer with an email address and auto top-up, whose balance has fallen below its threshold. */
async function fallenBelow(outcome: string, { spend = 90_00 } = {}): Promise<string> {
  wallet = await walletOf(server);
  const email = { body: { email: 'ada@example.com' } };
  await server.call('PATCH', `/v1/customers/${wallet.customerId}`, email);
  await post('credit', 100_00);
  const { id: paymentMethodId } = await wallet.saveMethod('pm_card_visa');
  const caps = { monthlyCap: usd(500_00), dailyCount: 10 };
  const body = { mode: 'fixed', threshold: usd(20_00), amount: usd(50_00), paymentMethodId, ...caps };
  const request = { token: wallet.token, key: crypto.randomUUID(), headers: { 'if-match': '"0"' }, body };
  await server.call('PUT', `/wallet/wallets/${wallet.walletId}/auto-top-up`, request);
  await server.call('POST', `/v1/test/payment-methods/${paymentMethodId}/outcome`, { body: { outcome } });
  await post('debit', spend);
  return paymentMethodId;
}

const advance = (by: string) => server.call('POST', '/v1/test/clock/advance', { body: { by } });
/** Emails of the wallet after the one about the activation. */
const mails = async (): Promise<[string, string][]> => {
  const { items } = (await server.call('GET', '/v1/mails?limit=100')).body;
  return items
    .filter((mail: { walletId: string }) => mail.walletId === wallet.walletId)
    .filter(({ type }: { type: string }) => type !== 'auto_top_up_enabled')
    .map(({ type, to }: { type: string; to: string }) => [type, to])
    .reverse();
};

test('emails the customer at the first decline and at the pause, and not at the decline between them', async () => {
  await fallenBelow('declines');
  await advance('1m');
  expect(await mails()).toEqual([['auto_top_up_declined', 'ada@example.com']]);
  await advance('1d');
  expect(await mails()).toEqual([
    ['auto_top_up_declined', 'ada@example.com'],
    ['auto_top_up_paused', 'ada@example.com'],
  ]);
});

test('emails the customer when they must confirm a payment', async () => {
  await fallenBelow('asksFirst');
  await advance('1m');
  expect(await mails()).toEqual([['auto_top_up_action_required', 'ada@example.com']]);
});

test('emails the customer when the removal of the payment method turns auto top-up off', async () => {
  const paymentMethodId = await fallenBelow('pays');
  await advance('1m');
  const { token } = wallet;
  await server.call('DELETE', `/wallet/payment-methods/${paymentMethodId}`, { token });
  expect(await mails()).toEqual([
    ['auto_top_up_charged', 'ada@example.com'],
    ['auto_top_up_method_removed', 'ada@example.com'],
  ]);
});

test('emails the customer when the merchant no longer offers the amount, which pauses the rule', async () => {
  await fallenBelow('pays', { spend: 70_00 });
  const { settings } = (await server.call('GET', '/v1/settings')).body;
  const USD = { ...settings.topUp.USD, min: 60_00, presets: [60_00] };
  const topUp = { ...settings.topUp, USD };
  const saved = await server.call('PATCH', '/v1/settings', { body: { settings: { topUp } } });
  expect(saved.status).toBe(200);
  try {
    await post('debit', 20_00);
    await advance('1m');
    expect(await wallet.eventTypes()).toContain('wallet.auto_top_up_paused');
    expect(await mails()).toEqual([['auto_top_up_limits_changed', 'ada@example.com']]);
  } finally {
    await server.call('PATCH', '/v1/settings', { body: { settings } });
  }
});
