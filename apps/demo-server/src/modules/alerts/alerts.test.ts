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
      body: { type: amount > 0 ? 'credit' : 'debit', amount: usd(Math.abs(amount)) },
      key: crypto.randomUUID(),
    });
  const lookAfter = () => runWalletJobs(server.wallet);
  const path = () => `/v1/wallets/${wallet.walletId}/alert-settings`;
  const save = async (
    change: { threshold?: object | null; channels?: AlertChannel[]; enabled?: boolean } = {},
  ) => {
    const { version } = (await server.call('GET', path())).body;
    const body = { enabled: true, threshold: usd(20_00), channels: ['email'], version, ...change };
    return server.call('PUT', path(), { body });
  };
  const told = async () => (await wallet.eventTypes()).filter((type) => /balance_(low|recovered)/.test(type));
  const mails = async () => (await server.call('GET', `/v1/mails?walletId=${wallet.walletId}`)).body.items;

  test('invariant 25 (G): one alert a crossing, told again only after it has recovered', async () => {
    await save();
    for (const amount of [-85_00, -5_00, -1_00]) await post(amount);
    await lookAfter();
    await post(-1_00);
    await lookAfter();
    expect(await told()).toEqual(['wallet.balance_low']);
    await post(11_99);
    await lookAfter();
    expect(await told()).toEqual(['wallet.balance_low']);
    await post(1);
    await lookAfter();
    await post(-1);
    await lookAfter();
    expect(await told()).toEqual(['wallet.balance_low', 'wallet.balance_recovered', 'wallet.balance_low']);
  });

  test('invariant 25 (P): any movements, looked at whenever: as many as there were crossings', async () => {
    const movements = fc.array(
      fc.record({
        amount: fc.integer({ min: -30_00, max: 30_00 }).filter((amount) => amount !== 0),
        looks: fc.boolean(),
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
        for (const { amount, looks } of steps) {
          if (balance + amount < 0) continue;
          await post(amount);
          balance += amount;
          if (balance < 20_00 !== isLow) {
            isLow = !isLow;
            expected.push(isLow ? 'wallet.balance_low' : 'wallet.balance_recovered');
          }
          if (looks) await Promise.all([lookAfter(), lookAfter()]);
        }
        await lookAfter();
        expect(await told()).toEqual(expected);
      }),
      { numRuns: 6 },
    );
  });

  test('a balance names the event by which it fell, before and after that is judged, at each fall another', async () => {
    const balance = async () => (await server.call('GET', `/v1/wallets/${wallet.walletId}/balance`)).body;
    await save();
    expect(await balance()).toMatchObject({ lowSinceSequence: null, emptySinceSequence: null });
    await post(-85_00);
    const { sequence: first } = await balance();
    const looks = [async () => {}, lookAfter, () => post(-1_00), lookAfter, () => save({ channels: [] })];
    for (const look of looks) {
      await look();
      expect(await balance()).toMatchObject({ lowSinceSequence: first, emptySinceSequence: null });
    }
    // Two falls that nobody looks at in between, the second one to nothing.
    for (const amount of [50_00, -50_00, 50_00]) await post(amount);
    const { sequence } = await balance();
    await post(-64_00);
    for (const look of [async () => {}, lookAfter, () => save({ threshold: usd(20_00) })]) {
      await look();
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

  test('a hold that is opened and released crosses as well', async () => {
    await save();
    const body = { amount: usd(90_00) };
    const holds = `/v1/wallets/${wallet.walletId}/holds`;
    const hold = (await server.call('POST', holds, { body, key: crypto.randomUUID() })).body;
    await server.call('POST', `${holds}/${hold.id}/release`, { key: crypto.randomUUID() });
    await lookAfter();
    expect(await told()).toEqual(['wallet.balance_low', 'wallet.balance_recovered']);
  });

  test('invariant 25 (T): one mail a day for a threshold, however often it is crossed; a day later the next', async () => {
    await save();
    for (const amount of [-90_00, 50_00, -50_00, 50_00, -50_00]) await post(amount);
    await lookAfter();
    expect(await told()).toHaveLength(5);
    expect(await mails()).toMatchObject([
      { to: 'ada@example.com', status: 'stored', subject: 'Your Nimbus balance is low: $10.00' },
    ]);
    server.advance(23 * hourMs);
    await post(50_00);
    await post(-50_00);
    await lookAfter();
    expect(await mails()).toHaveLength(1);
    server.advance(2 * hourMs);
    await post(50_00);
    await post(-50_00);
    await lookAfter();
    expect(await mails()).toHaveLength(2);
    // Another threshold is another matter.
    await save({ threshold: usd(30_00) });
    expect(await mails()).toHaveLength(3);
  });

  test('closing a wallet is no low balance, and ends its alert', async () => {
    await save({ channels: ['email', 'inApp'] });
    const close = { body: {}, key: crypto.randomUUID() };
    await server.call('POST', `/v1/wallets/${wallet.walletId}/close`, close);
    await lookAfter();
    expect([await told(), await mails()]).toEqual([[], []]);
    expect((await server.call('GET', path())).body.enabled).toBe(false);
  });

  test('no mail without its channel, or without an address', async () => {
    await save({ channels: ['inApp', 'webhook'] });
    await post(-90_00);
    await lookAfter();
    await save({ channels: ['email'], threshold: usd(30_00) });
    expect(await mails()).toHaveLength(1);
    const nobody = await walletOf(server);
    wallet = nobody;
    await post(10_00);
    await save();
    await lookAfter();
    expect(await told()).toEqual(['wallet.balance_low']);
    expect(await mails()).toEqual([]);
  });

  test('saved below the threshold it tells at once, switched off never', async () => {
    await post(-95_00);
    expect(await save()).toMatchObject({ status: 200, body: { enabled: true, version: 1 } });
    expect(await told()).toEqual(['wallet.balance_low']);
    await save({ enabled: false });
    await post(90_00);
    await post(-90_00);
    await lookAfter();
    expect(await told()).toEqual(['wallet.balance_low']);
  });

  test('what makes no sense is refused, and an older version', async () => {
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

  describe('by SMTP', () => {
    let smtp: TestSmtpServer;
    beforeAll(async () => {
      smtp = await startSmtpServer();
    });
    afterAll(() => smtp.close());

    test('a mail is sent once, and again with the same id after a refusal', async () => {
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
