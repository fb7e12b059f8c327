import { afterEach, expect, test } from 'vitest';
import { configureStripe } from '../../payments/stripe/stripeProvider.ts';
import { startTestServer, type TestServer, testSecretKey } from '../../testing/startTestServer.ts';
import { ensureMerchant } from './ensureMerchant.ts';
import { newWalletSettings } from './WalletSettings.ts';

let server: TestServer | undefined;
afterEach(() => server?.close());

const live = { secretKey: 'sk_live_1', publishableKey: 'pk_live_1', webhookSecret: 'whsec_1' };
const settings = newWalletSettings();

test('a merchant whose operator chose nothing has a neutral name, wallets in USD and INR, and no bonus', async () => {
  server = await startTestServer('PGlite', { merchant: { name: null, settings } });
  const { body } = await server.call('GET', '/v1/settings');
  expect([body.name, body.settings.defaultCurrencies]).toEqual(['Merchant', ['USD', 'INR']]);
  const { id } = (await server.call('POST', '/v1/customers', { body: { name: 'Ada' } })).body;
  const wallets = (await server.call('GET', `/v1/customers/${id}/wallets`)).body.items;
  expect(wallets.map(({ currency }: { currency: string }) => currency).sort()).toEqual(['INR', 'USD']);
  const card = { body: { token: 'pm_card_visa' }, key: 'card' };
  const method = (await server.call('POST', `/v1/customers/${id}/payment-methods`, card)).body;
  const dollars = wallets.find(({ currency }: { currency: string }) => currency === 'USD');
  const topUp = { amount: { amount: 100_00, currency: 'USD' }, paymentMethodId: method.id };
  await server.call('POST', `/v1/wallets/${dollars.id}/top-ups`, { body: topUp, key: 'top-up' });
  const { balance } = (await server.call('GET', `/v1/wallets/${dollars.id}/balance`)).body;
  expect(balance.amount).toBe(100_00);
});

test('the currencies that the operator chose have limits for top-ups', async () => {
  const merchant = { name: 'Acme Cloud', settings: newWalletSettings(['CHF']) };
  server = await startTestServer('PGlite', { merchant });
  const { body } = await server.call('GET', '/v1/settings');
  expect([body.name, body.settings.defaultCurrencies]).toEqual(['Acme Cloud', ['CHF']]);
  expect(body.settings.topUp.CHF).toMatchObject({ min: 5_00, presets: [25_00, 50_00, 100_00, 250_00] });
});

test('a later start keeps the name and settings that the merchant has', async () => {
  server = await startTestServer('PGlite', { merchant: { name: 'Acme Cloud', settings } });
  const change = { name: 'Acme', settings: { defaultCurrencies: ['EUR'] } };
  await server.call('PATCH', '/v1/settings', { body: change });
  const later = { name: 'Another', settings: newWalletSettings(['GBP']) };
  await ensureMerchant(server.wallet, { merchant: later, secretKey: testSecretKey });
  const { body } = await server.call('GET', '/v1/settings');
  expect([body.name, body.settings.defaultCurrencies]).toEqual(['Acme', ['EUR']]);
});

test('live payments need the name that people see before they pay', async () => {
  const start = (name: string | null) =>
    startTestServer('PGlite', {
      merchant: { name, settings },
      testProcessor: false,
      payments: configureStripe(live),
      publicUrl: () => 'https://pay.example.com',
    });
  await expect(start(null)).rejects.toThrow('COFFER_MERCHANT_NAME');
  server = await start('Acme Cloud');
});

test('a merchant without a page of its own gets no portal link, and no link in emails', async () => {
  server = await startTestServer('PGlite', { merchant: { name: null, settings } });
  const { id } = (await server.call('POST', '/v1/customers', { body: { name: 'Ada' } })).body;
  const rejected = await server.call('POST', `/dodo/customers/${id}/customer-portal/session`);
  expect(rejected.status).toBe(422);
  expect(JSON.stringify(rejected.body)).toContain('walletUrl');
  const body = { settings: { walletUrl: 'https://app.example.com/wallet' } };
  await server.call('PATCH', '/v1/settings', { body });
  const { link } = (await server.call('POST', `/dodo/customers/${id}/customer-portal/session`)).body;
  expect(link).toMatch(/^https:\/\/app\.example\.com\/wallet#session=cst_/);
  const unsafe = { settings: { walletUrl: 'javascript:alert(1)' } };
  expect((await server.call('PATCH', '/v1/settings', { body: unsafe })).status).toBe(400);
});
