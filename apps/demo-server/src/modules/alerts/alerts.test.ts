import type { AlertChannel } from '@coffer/adapter';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { serverEngines } from '../../database/testing/openTestDatabase.ts';
import { smtpMailer } from '../../mail/smtpMailer.ts';
import { runWalletJobs } from '../../testing/runJobs.ts';
import { startSmtpServer, type TestSmtpServer } from '../../testing/startSmtpServer.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { type TestWallet, walletOf } from '../../testing/walletOf.ts';

const hourMs = 60 * 60_000;

describe.each(serverEngines)('alerts on %s', (engine) => {
  let server: TestServer;
  let wallet: TestWallet;
  beforeAll(async () => {
    server = await startTestServer(engine);
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    wallet = await walletOf(server);
    const body = { email: 'ada@example.com' };
    await server.call('PATCH', `/v1/customers/${wallet.customerId}`, { body });
    await post(100_00);
  });

  const usd = (amount: number) => ({ amount, currency: 'USD' });
  const post = (amount: number) =>
    server.call('POST', `/v1/wallets/${wallet.walletId}/entries`, {
      body: {
        ...(amount > 0 ? { type: 'credit', fundedBy: 'externalPayment' } : { type: 'debit' }),
        amount: usd(Math.abs(amount)),
      },
      key: crypto.randomUUID(),
    });
  const evaluateAlerts = () => runWalletJobs(server.wallet);
  const path = () => `/v1/wallets/${wallet.walletId}/alert-settings`;
  const save = async (
    change: { threshold?: object | null; channels?: AlertChannel[]; enabled?: boolean } = {},
  ) => {
    const { version } = (await server.call('GET', path())).body;
    const body = { enabled: true, threshold: usd(20_00), channels: ['email'], version, ...change };
    return server.call('PUT', path(), { body });
  };
  const alertTypes = async () =>
    (await wallet.eventTypes()).filter((type) => /balance_(low|recovered)/.test(type));
  const mails = async () => (await server.call('GET', `/v1/mails?walletId=${wallet.walletId}`)).body.items;

  test('invariant 25 (G): sends one alert per crossing, and the next one only after the balance has recovered', async () => {
    await save();
    for (const amount of [-85_00, -5_00, -1_00]) await post(amount);
    await evaluateAlerts();
    await post(-1_00);
    await evaluateAlerts();
    expect(await alertTypes()).toEqual(['wallet.balance_low']);
    await post(11_99);
    await evaluateAlerts();
    expect(await alertTypes()).toEqual(['wallet.balance_low']);
    await post(1);
    await evaluateAlerts();
    await post(-1);
    await evaluateAlerts();
    expect(await alertTypes()).toEqual([
      'wallet.balance_low',
      'wallet.balance_recovered',
      'wallet.balance_low',
    ]);
  });

  test('invariant 25 (P): sends as many alerts as there were crossings, for any movements, whenever they are evaluated', async () => {
    const movements = fc.array(
      fc.record({
        amount: fc.integer({ min: -30_00, max: 30_00 }).filter((amount) => amount !== 0),
        evaluates: fc.boolean(),
      }),
      { minLength: 1, maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(movements, async (steps) => {
        wallet = await walletOf(server);
        await post(40_00);
        await save();
        let balance = 40_00;
        let isLow = false;
        const expected: string[] = [];
        for (const { amount, evaluates } of steps) {
          if (balance + amount < 0) continue;
          await post(amount);
          balance += amount;
          if (balance < 20_00 !== isLow) {
            isLow = !isLow;
            expected.push(isLow ? 'wallet.balance_low' : 'wallet.balance_recovered');
          }
          if (evaluates) await Promise.all([evaluateAlerts(), evaluateAlerts()]);
        }
        await evaluateAlerts();
        expect(await alertTypes()).toEqual(expected);
      }),
      { numRuns: 6 },
    );
  });

  test('A15 an alert that is turned on has at least one channel', async () => {
    const { version } = (await server.call('GET', path())).body;
    const body = { enabled: true, threshold: usd(20_00), channels: [], version };
    expect(await server.call('PUT', path(), { body })).toMatchObject({
      status: 422,
      body: { code: 'alert_without_channel', errors: [{ field: 'channels' }] },
    });
    expect((await server.call('PUT', path(), { body: { ...body, enabled: false } })).status).toBe(200);
  });

  test('a balance has the number of the event that made it low, before and after the evaluation, and a new one after each fall', async () => {
    const balance = async () => (await server.call('GET', `/v1/wallets/${wallet.walletId}/balance`)).body;
    await save();
    expect(await balance()).toMatchObject({ lowSinceSequence: null, emptySinceSequence: null });
    await post(-85_00);
    const { sequence: first } = await balance();
    const steps = [
      async () => {},
      evaluateAlerts,
      () => post(-1_00),
      evaluateAlerts,
      () => save({ channels: ['inApp'] }),
    ];
    for (const step of steps) {
      await step();
      expect(await balance()).toMatchObject({ lowSinceSequence: first, emptySinceSequence: null });
    }
    // Two falls without an evaluation in between; the second one empties the wallet.
    for (const amount of [50_00, -50_00, 50_00]) await post(amount);
    const { sequence } = await balance();
    await post(-64_00);
    for (const step of [async () => {}, evaluateAlerts, () => save({ threshold: usd(20_00) })]) {
      await step();
      expect(await balance()).toMatchObject({
        lowSinceSequence: sequence + 1,
        emptySinceSequence: sequence + 1,
      });
    }
    await save({ threshold: usd(30_00) });
    expect((await balance()).lowSinceSequence).toBeGreaterThan(sequence + 1);
    await save({ enabled: false });
    expect(await balance()).toMatchObject({ lowSinceSequence: null, emptySinceSequence: sequence + 1 });
  });

  test('a hold that is opened and released crosses the threshold as well', async () => {
    await save();
    const body = { amount: usd(90_00) };
    const holds = `/v1/wallets/${wallet.walletId}/holds`;
    const hold = (await server.call('POST', holds, { body, key: crypto.randomUUID() })).body;
    await server.call('POST', `${holds}/${hold.id}/release`, { key: crypto.randomUUID() });
    await evaluateAlerts();
    expect(await alertTypes()).toEqual(['wallet.balance_low', 'wallet.balance_recovered']);
  });

  test('invariant 25 (T): sends one email a day per threshold, no matter how often it is crossed, and the next one a day later', async () => {
    await save();
    for (const amount of [-90_00, 50_00, -50_00, 50_00, -50_00]) await post(amount);
    await evaluateAlerts();
    expect(await alertTypes()).toHaveLength(5);
    expect(await mails()).toMatchObject([
      { to: 'ada@example.com', status: 'stored', subject: 'Your Nimbus balance is low: $10.00' },
    ]);
    server.advance(23 * hourMs);
    await post(50_00);
    await post(-50_00);
    await evaluateAlerts();
    expect(await mails()).toHaveLength(1);
    server.advance(2 * hourMs);
    await post(50_00);
    await post(-50_00);
    await evaluateAlerts();
    expect(await mails()).toHaveLength(2);
    // Another threshold has its own limit.
    await save({ threshold: usd(30_00) });
    expect(await mails()).toHaveLength(3);
  });

  test('closing a wallet sends no alert, and turns its alert off', async () => {
    await save({ channels: ['email', 'inApp'] });
    const close = { body: {}, key: crypto.randomUUID() };
    await server.call('POST', `/v1/wallets/${wallet.walletId}/close`, close);
    await evaluateAlerts();
    const types = (await mails()).map(({ type }: { type: string }) => type);
    expect([await alertTypes(), types]).toEqual([[], ['wallet_closed']]);
    expect((await server.call('GET', path())).body.enabled).toBe(false);
  });

  test('sends no email without the email channel, or without an address', async () => {
    await save({ channels: ['inApp', 'webhook'] });
    await post(-90_00);
    await evaluateAlerts();
    await save({ channels: ['email'], threshold: usd(30_00) });
    expect(await mails()).toHaveLength(1);
    // This customer has no address.
    wallet = await walletOf(server);
    await post(10_00);
    await save();
    await evaluateAlerts();
    expect(await alertTypes()).toEqual(['wallet.balance_low']);
    expect(await mails()).toEqual([]);
  });

  test('an alert saved while the balance is low is sent at once; a disabled one is never sent', async () => {
    await post(-95_00);
    expect(await save()).toMatchObject({ status: 200, body: { enabled: true, version: 1 } });
    expect(await alertTypes()).toEqual(['wallet.balance_low']);
    await save({ enabled: false });
    await post(90_00);
    await post(-90_00);
    await evaluateAlerts();
    expect(await alertTypes()).toEqual(['wallet.balance_low']);
  });

  test('rejects an alert without a threshold, in another currency, or of an older version', async () => {
    expect(await save({ threshold: null })).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
    const euros = { amount: 1, currency: 'EUR' };
    expect(await save({ threshold: euros })).toMatchObject({
      status: 422,
      body: { code: 'currency_mismatch' },
    });
    await save();
    const body = { enabled: false, threshold: null, channels: [], version: 0 };
    const stale = await server.call('PUT', path(), { body });
    expect(stale).toMatchObject({ status: 409, body: { code: 'version_conflict', facts: { version: 1 } } });
  });

  describe('with SMTP', () => {
    let smtp: TestSmtpServer;
    beforeAll(async () => {
      smtp = await startSmtpServer();
    });
    afterAll(() => smtp.close());

    test('an email is sent once, and again with the same id after the SMTP server rejected it', async () => {
      const mailer = smtpMailer(smtp.url, { from: 'Nimbus <billing@nimbus.example>' });
      await save();
      await post(-90_00);
      smtp.refuses = true;
      await runWalletJobs(server.wallet, mailer);
      expect(await mails()).toMatchObject([{ status: 'waiting' }]);
      smtp.refuses = false;
      await runWalletJobs(server.wallet, mailer);
      expect(smtp.mails).toEqual([]);
      server.advance(3 * 60_000);
      await Promise.all([1, 2].map(() => runWalletJobs(server.wallet, mailer)));
      const [mail] = await mails();
      expect(mail.status).toBe('sent');
      expect(smtp.mails).toHaveLength(1);
      expect(smtp.mails[0]).toContain('To: ada@example.com');
      expect(smtp.mails[0]).toContain(`Message-ID: <${mail.id}@nimbus.example>`);
      mailer.close();
    });
  });
});
