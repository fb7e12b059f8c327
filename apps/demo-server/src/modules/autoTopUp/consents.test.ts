import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { serverEngines } from '../../database/testing/openTestDatabase.ts';
import { runWalletJobs } from '../../testing/runJobs.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { type TestWallet, walletOf } from '../../testing/walletOf.ts';

const usd = (amount: number) => ({ amount, currency: 'USD' });

describe.each(serverEngines)('consents to auto top-up on %s', (engine) => {
  let server: TestServer;
  let wallet: TestWallet;
  let paymentMethodId: string;
  beforeAll(async () => {
    server = await startTestServer(engine);
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    wallet = await walletOf(server);
    const body = { email: 'ada@example.com' };
    await server.call('PATCH', `/v1/customers/${wallet.customerId}`, { body });
    paymentMethodId = (await wallet.saveMethod('pm_card_visa')).id;
  });

  const path = () => `/v1/wallets/${wallet.walletId}/auto-top-up`;
  const ago = (ms: number) => new Date(server.wallet.now().getTime() - ms).toISOString();
  const setUp = (changes: object = {}, consent: object = {}) =>
    server.call('PUT', path(), {
      key: crypto.randomUUID(),
      body: {
        mode: 'fixed',
        threshold: usd(2000),
        amount: usd(5000),
        paymentMethodId,
        monthlyCap: usd(50_000),
        dailyCount: 5,
        version: 0,
        consent: { source: 'orderForm', acceptedAt: ago(60_000), text: 'I agree.', ...consent },
        ...changes,
      },
    });
  const consentRows = () =>
    server.database.query<{ source: string; recorded_by_type: string; amount: number }>(
      'select source, recorded_by_type, amount from consents where wallet_id = $1 order by id',
      [wallet.walletId],
    );

  test('a merchant turns it on with a recorded consent, and the customer sees who set it up and gets an email', async () => {
    const { status, body } = await setUp();
    expect([status, body.version]).toEqual([200, 1]);
    await runWalletJobs(server.wallet);
    expect(await wallet.balance()).toBe(5000);
    const request = { token: wallet.token };
    const seen = await server.call('GET', `/wallet/wallets/${wallet.walletId}/auto-top-up`, request);
    expect(seen.body.consent).toMatchObject({
      source: 'orderForm',
      text: 'I agree.',
      recordedBy: 'merchant',
    });
    expect(await consentRows()).toEqual([
      { source: 'orderForm', recorded_by_type: 'merchant', amount: 5000 },
    ]);
    const mails = await server.call('GET', `/v1/mails?walletId=${wallet.walletId}`);
    expect(mails.body.items.map(({ type }: { type: string }) => type)).toContain('auto_top_up_enabled');
  });

  test('rejects a consent in the future, a missing consent or cap, and a cap below one charge', async () => {
    expect(await setUp({}, { acceptedAt: ago(-60_000) })).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', detail: expect.stringContaining('in the future') },
    });
    expect((await setUp({ consent: undefined })).status).toBe(400);
    expect((await setUp({}, { source: 'fax' })).status).toBe(400);
    expect((await setUp({}, { text: '' })).status).toBe(400);
    expect((await setUp({ monthlyCap: undefined })).status).toBe(400);
    expect(await setUp({ monthlyCap: usd(4999) })).toMatchObject({
      status: 422,
      body: { code: 'auto_top_up_refused' },
    });
    const { body } = await server.call('GET', path());
    expect([body.status, body.consent, await consentRows()]).toEqual(['off', null, []]);
  });

  test('only a new consent turns it on again after the customer turned it off', async () => {
    const acceptedAt = ago(60_000);
    await setUp({}, { acceptedAt });
    const request = { token: wallet.token };
    await server.call('DELETE', `/wallet/wallets/${wallet.walletId}/auto-top-up`, request);
    const { version } = (await server.call('GET', path())).body;
    expect(await setUp({ version }, { acceptedAt })).toMatchObject({
      status: 422,
      body: { code: 'auto_top_up_refused', detail: expect.stringContaining('new consent') },
    });
    server.advance(60_000);
    expect((await setUp({ version }, { acceptedAt: ago(1000), source: 'phone' })).status).toBe(200);
    expect((await consentRows()).map(({ source }) => source)).toEqual(['orderForm', 'phone']);
  });

  test('the customer’s own activation records a consent in the app, with the terms', async () => {
    const { status } = await server.call('PUT', `/wallet/wallets/${wallet.walletId}/auto-top-up`, {
      token: wallet.token,
      key: crypto.randomUUID(),
      headers: { 'if-match': '"0"' },
      body: {
        mode: 'fixed',
        threshold: usd(2000),
        amount: usd(5000),
        paymentMethodId,
        monthlyCap: usd(50_000),
        dailyCount: 5,
      },
    });
    expect(status).toBe(200);
    const { consent } = (await server.call('GET', path())).body;
    expect(consent).toMatchObject({ source: 'inApp', recordedBy: 'customer' });
    expect(consent.text).toContain('at most $500.00 a month');
  });

  test('a stale version is rejected, and a repeat with the same key records one consent', async () => {
    expect(await setUp({ version: 7 })).toMatchObject({ status: 409, body: { code: 'version_conflict' } });
    const body = {
      mode: 'fixed',
      threshold: usd(2000),
      amount: usd(5000),
      paymentMethodId,
      monthlyCap: usd(50_000),
      dailyCount: 5,
      version: 0,
      consent: { source: 'email', acceptedAt: ago(1000), text: 'I agree.' },
    };
    const first = await server.call('PUT', path(), { key: 'once', body });
    const again = await server.call('PUT', path(), { key: 'once', body });
    expect([first.status, again.body, (await consentRows()).length]).toEqual([200, first.body, 1]);
  });

  test('the database rejects a change of a consent', async () => {
    await setUp();
    for (const sql of [`update consents set text = 'x'`, 'delete from consents']) {
      await expect(server.database.query(sql)).rejects.toThrow();
    }
  });
});
