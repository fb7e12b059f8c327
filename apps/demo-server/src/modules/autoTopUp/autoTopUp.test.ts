import type { AutoTopUp, AutoTopUpSettings } from '@coffer/adapter';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createServer, type Server } from '../../createServer.ts';
import { serverEngines } from '../../database/testing/openTestDatabase.ts';
import { createLogger } from '../../platform/createLogger.ts';
import { runTimedJobs, runWalletJobs } from '../../testing/runJobs.ts';
import { startTestServer, type TestServer, testSecretKey } from '../../testing/startTestServer.ts';
import { type TestWallet, walletOf } from '../../testing/walletOf.ts';
import { createCustomerAdapter } from '../customerAdapter.ts';
import type { WalletContext } from '../shared/WalletContext.ts';
import { reconcileTopUps } from '../topUps/reconcileTopUps.ts';
import { evaluateAutoTopUp } from './evaluate.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

describe.each(serverEngines)('auto top-up on %s', (engine) => {
  let server: TestServer;
  let wallet: TestWallet;
  beforeAll(async () => {
    server = await startTestServer(engine, { settleAfterMs: minuteMs });
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    wallet = await walletOf(server);
    await credit(100_00);
  });
  afterEach(() => {
    Object.assign(server.processor.controls, { outage: false, answersToLose: 0, silent: false });
  });

  const usd = (amount: number) => ({ amount, currency: 'USD' });
  const post = (type: string, amount: number) =>
    server.call('POST', `/v1/wallets/${wallet.walletId}/entries`, {
      body: { type, amount: usd(amount), ...(type === 'credit' && { fundedBy: 'externalPayment' }) },
      key: crypto.randomUUID(),
    });
  const credit = (amount: number) => post('credit', amount);
  const debit = (amount: number) => post('debit', amount);
  const runJobs = () => runWalletJobs(server.wallet);
  const customer = (context: WalletContext = server.wallet) =>
    createCustomerAdapter(context, {
      merchantId: 'mer_default',
      customerId: wallet.customerId,
      scopes: ['view', 'topUp', 'manage'],
      sessionId: 'ses_test',
      expiresAt: new Date(8.64e15),
    });
  const read = () => customer().getAutoTopUp({ walletId: wallet.walletId });
  const write = () => ({ idempotencyKey: crypto.randomUUID() });

  async function ruleOf(token: string, changes: Partial<AutoTopUpSettings> = {}): Promise<AutoTopUpSettings> {
    const { id: paymentMethodId } = await customer().addPaymentMethod({ token }, write());
    const [threshold, amount, monthlyCap] = [usd(20_00), usd(50_00), usd(500_00)];
    return { mode: 'fixed', threshold, amount, paymentMethodId, monthlyCap, dailyCount: 10, ...changes };
  }
  async function save(token = 'pm_card_visa', changes: Partial<AutoTopUpSettings> = {}): Promise<AutoTopUp> {
    const settings = await ruleOf(token, changes);
    const { version } = await read();
    return customer().saveAutoTopUp({ walletId: wallet.walletId, settings, version }, write());
  }
  const autoEvents = async () => (await wallet.eventTypes()).filter((type) => type.includes('auto_top_up'));
  const statuses = async () => (await read()).attempts.map(({ status }) => status);

  describe('causes of a low balance', () => {
    test('is off until the customer turns it on, and suggests settings that can be saved', async () => {
      await debit(95_00);
      await runJobs();
      const rule = await read();
      expect(rule).toMatchObject({ status: 'off', settings: null, version: 0, attempts: [], paused: null });
      const { id: paymentMethodId } = await wallet.saveMethod('pm_card_visa');
      const settings = { ...rule.suggestion, paymentMethodId };
      const saved = await customer().saveAutoTopUp(
        { walletId: wallet.walletId, settings, version: 0 },
        write(),
      );
      expect(saved).toMatchObject({ status: 'active', version: 1 });
    });

    test('charges after a debit below the threshold, as an entry with source autoTopUp', async () => {
      await save();
      await debit(79_00);
      await runJobs();
      expect(await statuses()).toEqual([]);
      await debit(2_00);
      await runJobs();
      expect(await wallet.balance()).toBe(69_00);
      expect(await statuses()).toEqual(['settled']);
      const { body } = await server.call('GET', `/v1/wallets/${wallet.walletId}/entries`);
      expect(body.items[0]).toMatchObject({ source: 'autoTopUp', reason: 'Auto top-up' });
      expect(await autoEvents()).toEqual(['wallet.auto_top_up_succeeded']);
      expect(await read()).toMatchObject({ usedThisMonth: usd(50_00), usedToday: 1 });
    });

    test('charges after a hold, which lowers the available balance', async () => {
      await save();
      const body = { amount: usd(90_00) };
      await server.call('POST', `/v1/wallets/${wallet.walletId}/holds`, { body, key: crypto.randomUUID() });
      await runJobs();
      expect(await wallet.balance()).toBe(150_00);
    });

    test('charges after credit expires', async () => {
      await save();
      await debit(95_00);
      const expiresAt = new Date(server.wallet.now().getTime() + hourMs).toISOString();
      const body = { type: 'credit', fundedBy: 'promotion', amount: usd(90_00), grant: { expiresAt } };
      const path = `/v1/wallets/${wallet.walletId}/entries`;
      const credited = await server.call('POST', path, { body, key: crypto.randomUUID() });
      expect(credited.status).toBe(201);
      await runJobs();
      expect(await statuses()).toEqual([]);
      server.advance(2 * hourMs);
      await runTimedJobs(server.wallet);
      await runJobs();
      expect(await statuses()).toEqual(['settled']);
      expect(await wallet.balance()).toBe(55_00);
    });

    test('charges the amount of the preview when the settings are saved below the threshold', async () => {
      await debit(95_00);
      const settings = await ruleOf('pm_card_visa', { mode: 'target', amount: usd(80_00) });
      const preview = await customer().previewAutoTopUp({ walletId: wallet.walletId, settings });
      expect(preview).toEqual({ immediateCharge: usd(75_00), monthlyWorstCase: usd(500_00) });
      const key = write();
      const parameters = { walletId: wallet.walletId, settings, version: 0 };
      const saved = await customer().saveAutoTopUp(parameters, key);
      expect(saved.attempts).toMatchObject([{ status: 'settled', amount: usd(75_00) }]);
      expect(await wallet.balance()).toBe(80_00);
      // A repeat answers the same, and changes nothing.
      await debit(70_00);
      expect(await customer().saveAutoTopUp(parameters, key)).toEqual(saved);
      expect(await wallet.balance()).toBe(10_00);
    });

    test('waits for the cool-down between two charges, then makes the second', async () => {
      await save();
      await debit(100_00);
      await runJobs();
      await debit(45_00);
      await runJobs();
      expect(await read()).toMatchObject({ status: 'waiting', resumesAt: expect.any(String) });
      expect(await wallet.balance()).toBe(5_00);
      server.advance(11 * minuteMs);
      await runJobs();
      expect(await wallet.balance()).toBe(55_00);
    });
  });

  describe('invariant 21 (T): never charges more than the caps', () => {
    test('stops at the monthly cap, and continues in the next month', async () => {
      // On the first of a month, so that the month does not end within the test.
      const now = server.wallet.now();
      const firstOfMonth = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1);
      server.advance(firstOfMonth - now.getTime());
      // The cap is exactly two charges.
      await save('pm_card_visa', { monthlyCap: usd(100_00) });
      for (let round = 0; round < 4; round += 1) {
        await debit(await wallet.balance());
        await runJobs();
        server.advance(11 * minuteMs);
        await runJobs();
      }
      expect(await read()).toMatchObject({ status: 'limitReached', usedThisMonth: usd(100_00) });
      const { resumesAt } = await read();
      expect(resumesAt).toMatch(/-01T00:00:00\.000Z$/);
      server.advance(Date.parse(resumesAt ?? '') - server.wallet.now().getTime());
      await runJobs();
      expect(await read()).toMatchObject({ status: 'active', usedThisMonth: usd(50_00) });
      expect(await wallet.balance()).toBe(50_00);
    });

    test('stops at the daily count', async () => {
      // From midnight on, so that the day does not end within the test.
      server.advance(24 * hourMs - (server.wallet.now().getTime() % (24 * hourMs)));
      await save('pm_card_visa', { dailyCount: 2 });
      for (let round = 0; round < 4; round += 1) {
        await debit(await wallet.balance());
        await runJobs();
        server.advance(11 * minuteMs);
        await runJobs();
      }
      expect(await read()).toMatchObject({ status: 'limitReached', usedToday: 2 });
      expect(await statuses()).toHaveLength(2);
    });
  });

  describe('invariant 22 (P): one top-up reaches the threshold', () => {
    test('rejects settings that could not work, and stores nothing', async () => {
      const refused = async (changes: Partial<AutoTopUpSettings>, code: string) => {
        const settings = await ruleOf('pm_card_visa', changes);
        const parameters = { walletId: wallet.walletId, settings };
        await expect(customer().previewAutoTopUp(parameters)).rejects.toMatchObject({ code });
        const saving = customer().saveAutoTopUp({ ...parameters, version: 0 }, write());
        await expect(saving).rejects.toMatchObject({ code });
      };
      await refused({ mode: 'target', threshold: usd(50_00) }, 'auto_top_up_refused');
      await refused({ mode: 'target', threshold: usd(60_00) }, 'auto_top_up_refused');
      await refused({ threshold: usd(50_01) }, 'auto_top_up_refused');
      await refused({ monthlyCap: usd(49_99) }, 'auto_top_up_refused');
      await refused({ amount: usd(4_00) }, 'amount_out_of_range');
      await refused({ amount: usd(50_50) }, 'amount_out_of_range');
      await refused({ amount: { amount: 50_00, currency: 'EUR' } }, 'currency_mismatch');
      await refused({ paymentMethodId: 'pm_nobody' }, 'not_found');
      const { id: paymentMethodId } = await wallet.saveMethod('pm_card_expired');
      await refused({ paymentMethodId }, 'payment_method_unusable');
      expect(await read()).toMatchObject({ version: 0, settings: null });
    });

    test('rejects the settings or reaches the threshold with one charge, whatever the settings and the balance', async () => {
      const { id: paymentMethodId } = await customer().addPaymentMethod({ token: 'pm_card_visa' }, write());
      const scenario = fc.record({
        mode: fc.constantFrom('fixed' as const, 'target' as const),
        dollars: fc.integer({ min: 5, max: 200 }),
        threshold: fc.integer({ min: 1, max: 210_00 }),
        part: fc.constantFrom(0, 0.01, 0.5, 1),
      });
      await fc.assert(
        fc.asyncProperty(scenario, async ({ mode, dollars, threshold, part }) => {
          server.advance(25 * hourMs);
          await credit(300_00);
          const { version } = await read();
          const rule = { mode, threshold: usd(threshold), amount: usd(dollars * 100), paymentMethodId };
          const settings = { ...rule, monthlyCap: usd(9_999_00), dailyCount: 10 };
          const parameters = { walletId: wallet.walletId, settings, version };
          const saving = customer().saveAutoTopUp(parameters, write());
          const { amount } = settings.amount;
          if (mode === 'target' ? threshold >= amount : threshold > amount) {
            await expect(saving).rejects.toMatchObject({
              code: 'auto_top_up_refused',
              fields: [{ field: 'threshold.amount' }],
            });
            return;
          }
          const { attempts } = await saving;
          const left = Math.floor((threshold - 1) * part);
          await debit((await wallet.balance()) - left);
          await runJobs();
          expect(await wallet.balance()).toBeGreaterThanOrEqual(threshold);
          expect(await statuses()).toHaveLength(Math.min(20, attempts.length + 1));
        }),
        // The last balance before the threshold, and an empty one, whatever else is tried.
        {
          numRuns: 8,
          examples: [
            [{ mode: 'target', dollars: 50, threshold: 49_99, part: 1 }],
            [{ mode: 'target', dollars: 50, threshold: 50_00, part: 1 }],
            [{ mode: 'fixed', dollars: 50, threshold: 50_00, part: 0 }],
          ],
        },
      );
    });
  });

  describe('declines', () => {
    test('invariant 23 (T X): reports the first decline, pauses after three in a row, also across a restart, and resumes on request', async () => {
      await save('pm_card_declined');
      await debit(95_00);
      await runJobs();
      expect(await autoEvents()).toEqual(['wallet.auto_top_up_failed']);
      await runJobs();
      expect(await statuses()).toEqual(['declined']);
      server.advance(61 * minuteMs);
      await runJobs();
      // Another process, on the same database.
      const restarted = await createServer({
        database: server.database,
        logger: createLogger({ level: 'silent' }),
        secretKey: testSecretKey,
        testProcessor: true,
        publicUrl: () => 'http://wallet.test',
        clock: server.clock,
        reconcileEveryMs: 0,
      });
      server.advance(61 * minuteMs);
      await runWalletJobs(restarted.wallet);
      await restarted.stop();
      expect(await read()).toMatchObject({ status: 'paused', paused: { code: 'card_declined' } });
      server.advance(30 * 24 * hourMs);
      await debit(1_00);
      await runJobs();
      expect(await statuses()).toEqual(['declined', 'declined', 'declined']);
      expect((await autoEvents()).at(-1)).toBe('wallet.auto_top_up_paused');
      const resumed = await customer().resumeAutoTopUp({ walletId: wallet.walletId }, write());
      expect(resumed).toMatchObject({ status: 'waiting', paused: null });
      expect(await statuses()).toHaveLength(4);
    });

    test('ends the pause when another card is saved, and charges it at once', async () => {
      await save('pm_card_declined');
      await debit(95_00);
      for (let hour = 0; hour < 4; hour += 1) {
        await runJobs();
        server.advance(61 * minuteMs);
      }
      expect(await read()).toMatchObject({ status: 'paused' });
      // One decline of a new card is the first of its own three.
      expect(await save('pm_card_declined')).toMatchObject({ status: 'waiting', paused: null });
      expect(await save('pm_card_visa')).toMatchObject({ status: 'active', paused: null });
      expect(await wallet.balance()).toBe(55_00);
    });

    test('counts declines from zero after a settled charge', async () => {
      await save('pm_card_declined');
      await debit(95_00);
      await runJobs();
      server.advance(61 * minuteMs);
      await runJobs();
      await save('pm_card_visa');
      await save('pm_card_declined');
      await debit(50_00);
      await runJobs();
      expect(await statuses()).toEqual(['declined', 'settled', 'declined', 'declined']);
      expect((await read()).paused).toBeNull();
    });
  });

  describe('invariant 24 (T X): does not count an outage as a decline', () => {
    test('retries with back-off and one idempotency key, and settles once', async () => {
      await save();
      server.processor.controls.outage = true;
      await debit(95_00);
      for (let hour = 0; hour < 12; hour += 1) {
        await runJobs();
        server.advance(hourMs);
      }
      const waiting = await read();
      expect(waiting).toMatchObject({ status: 'waiting', paused: null });
      expect(waiting.attempts).toMatchObject([{ status: 'unavailable', failure: null }]);
      server.processor.controls.outage = false;
      await runJobs();
      expect(await read()).toMatchObject({ status: 'active', attempts: [{ status: 'settled' }] });
      expect(await wallet.balance()).toBe(55_00);
      expect(await autoEvents()).toEqual(['wallet.auto_top_up_succeeded']);
    });

    test('charges once when a response is lost, and cancels nothing', async () => {
      await save();
      Object.assign(server.processor.controls, { answersToLose: 1, silent: true });
      await debit(95_00);
      await runJobs();
      expect(await statuses()).toEqual(['unavailable']);
      server.advance(2 * minuteMs);
      await reconcileTopUps(server.wallet);
      await runJobs();
      expect(await statuses()).toEqual(['settled']);
      expect(await wallet.balance()).toBe(55_00);
    });

    test('charges once from another server after a crash between claim and charge', async () => {
      await save();
      await debit(95_00);
      const dying: WalletContext = {
        ...server.wallet,
        processor: { ...server.processor, createPayment: () => Promise.reject(new Error('killed')) },
      };
      await expect(runWalletJobs(dying)).rejects.toThrow('killed');
      await runJobs();
      expect(await statuses()).toEqual(['processing']);
      server.advance(15_001);
      await runJobs();
      expect(await statuses()).toEqual(['settled']);
      expect(await wallet.balance()).toBe(55_00);
    });

    test.each(['a top-up by hand', 'switching off', 'freezing'])(
      '%s during an outage: nothing is charged later',
      async (what) => {
        await save();
        server.processor.controls.outage = true;
        await debit(95_00);
        await runJobs();
        if (what === 'switching off') await customer().switchOffAutoTopUp({ walletId: wallet.walletId });
        else if (what === 'freezing') await server.call('POST', `/v1/wallets/${wallet.walletId}/freeze`);
        else await credit(100_00);
        server.processor.controls.outage = false;
        server.advance(hourMs);
        await runJobs();
        await server.processor.runDue();
        const [attempt] = (await read()).attempts;
        expect(attempt).toMatchObject({ status: 'unavailable', failure: { code: 'processing_error' } });
        expect(await wallet.balance()).toBe(what === 'a top-up by hand' ? 105_00 : 5_00);
        expect((await read()).usedThisMonth).toEqual(usd(0));
      },
    );

    test('charges only the new card when the card is replaced during an outage', async () => {
      const { version } = await save();
      const settings = await ruleOf('pm_card_mastercard');
      server.processor.controls.outage = true;
      await debit(95_00);
      await runJobs();
      await customer().saveAutoTopUp({ walletId: wallet.walletId, settings, version }, write());
      server.processor.controls.outage = false;
      server.advance(hourMs);
      for (let round = 0; round < 3; round += 1) await runJobs();
      expect(await statuses()).toEqual(['settled', 'unavailable']);
      expect(await wallet.balance()).toBe(55_00);
    });

    test('applies a cap that is lowered during an outage to the retry', async () => {
      const { settings } = await save();
      await debit(95_00);
      await runJobs();
      server.advance(11 * minuteMs);
      server.processor.controls.outage = true;
      await debit(50_00);
      await runJobs();
      const { version } = await read();
      const lowered = { ...(settings ?? (await ruleOf('pm_card_visa'))), monthlyCap: usd(99_99) };
      const parameters = { walletId: wallet.walletId, settings: lowered, version };
      await customer().saveAutoTopUp(parameters, write());
      server.processor.controls.outage = false;
      server.advance(hourMs);
      for (let round = 0; round < 3; round += 1) await runJobs();
      expect(await statuses()).toEqual(['unavailable', 'settled']);
      expect(await read()).toMatchObject({ status: 'limitReached', usedThisMonth: usd(50_00) });
      expect(await wallet.balance()).toBe(5_00);
    });
  });

  describe('3-D Secure', () => {
    const action = async (decision: string) => {
      const url = (await read()).action?.url ?? '';
      await server.app.fetch(new Request(url, { method: 'POST', body: new URLSearchParams({ decision }) }));
    };

    test('tells the customer, who can confirm hours later', async () => {
      // From ten in the evening on, so that it is confirmed the next day.
      server.advance((46 * hourMs - (server.wallet.now().getTime() % (24 * hourMs))) % (24 * hourMs));
      await save('pm_card_asks_off_session');
      await debit(95_00);
      await runJobs();
      expect(await read()).toMatchObject({
        status: 'requiresAction',
        attempts: [{ status: 'requiresAction' }],
        usedThisMonth: usd(50_00),
        usedToday: 1,
      });
      expect(await autoEvents()).toEqual(['wallet.auto_top_up_action_required']);
      server.advance(5 * hourMs);
      await reconcileTopUps(server.wallet);
      await runJobs();
      expect(await read()).toMatchObject({ status: 'requiresAction', usedToday: 1 });
      await action('approve');
      expect(await read()).toMatchObject({
        status: 'active',
        action: null,
        attempts: [{ status: 'settled' }],
      });
      expect(await wallet.balance()).toBe(55_00);
    });

    test('counts a rejected or unconfirmed payment as a decline', async () => {
      await save('pm_card_asks_off_session');
      await debit(95_00);
      await runJobs();
      await action('decline');
      server.advance(61 * minuteMs);
      await runJobs();
      server.advance(25 * hourMs);
      await reconcileTopUps(server.wallet);
      const { attempts } = await read();
      expect(attempts.map(({ status, failure }) => [status, failure?.code])).toEqual([
        ['declined', 'authentication_failed'],
        ['declined', 'authentication_failed'],
      ]);
    });

    test('cancels the unconfirmed payment when it is turned off or the card is replaced', async () => {
      await save('pm_card_asks_off_session');
      await debit(95_00);
      await runJobs();
      const off = await customer().switchOffAutoTopUp({ walletId: wallet.walletId });
      expect(off).toMatchObject({ status: 'off', action: null, attempts: [{ status: 'canceled' }] });
      await save('pm_card_asks_off_session');
      expect(await save('pm_card_visa')).toMatchObject({
        status: 'active',
        attempts: [{ status: 'settled' }, { status: 'canceled' }, { status: 'canceled' }],
      });
    });

    test('cancels the unconfirmed payment when the payment method is removed', async () => {
      const { settings } = await save('pm_card_asks_off_session');
      await debit(95_00);
      await runJobs();
      await customer().removePaymentMethod({ paymentMethodId: settings?.paymentMethodId ?? '' });
      await runJobs();
      expect(await read()).toMatchObject({ status: 'off', action: null, attempts: [{ status: 'canceled' }] });
    });

    test('cancels the unconfirmed payment when the wallet is closed', async () => {
      await save('pm_card_asks_off_session');
      await debit(95_00);
      await runJobs();
      const close = { body: {}, key: crypto.randomUUID() };
      expect((await server.call('POST', `/v1/wallets/${wallet.walletId}/close`, close)).status).toBe(200);
      expect(await read()).toMatchObject({ status: 'off', action: null, attempts: [{ status: 'canceled' }] });
    });
  });

  describe('concurrent changes', () => {
    test('rejects a change of an older version, and turns off whatever the version', async () => {
      const saved = await save();
      const settings = await ruleOf('pm_card_visa');
      const stale = { walletId: wallet.walletId, settings, version: saved.version - 1 };
      await expect(customer().saveAutoTopUp(stale, write())).rejects.toMatchObject({
        code: 'version_conflict',
        facts: { version: saved.version },
      });
      const off = await customer().switchOffAutoTopUp({ walletId: wallet.walletId });
      expect(off).toMatchObject({ status: 'off', settings: saved.settings });
      expect(await customer().switchOffAutoTopUp({ walletId: wallet.walletId })).toEqual(off);
      await debit(95_00);
      await runJobs();
      expect(await statuses()).toEqual([]);
    });

    test('accepts one of two first saves of the same version', async () => {
      const settings = await ruleOf('pm_card_visa');
      const parameters = { walletId: wallet.walletId, settings, version: 0 };
      const saves = [1, 2, 3].map(() => customer().saveAutoTopUp(parameters, write()));
      const outcomes = await Promise.allSettled(saves);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });

    test('turns off when the payment method is removed, and does not turn on by resuming', async () => {
      const { settings } = await save();
      await customer().removePaymentMethod({ paymentMethodId: settings?.paymentMethodId ?? '' });
      expect(await read()).toMatchObject({ status: 'off', paused: { code: 'payment_method_removed' } });
      expect(await autoEvents()).toEqual(['wallet.auto_top_up_paused']);
      await debit(95_00);
      await customer().resumeAutoTopUp({ walletId: wallet.walletId }, write());
      await runJobs();
      expect(await read()).toMatchObject({ status: 'off', attempts: [] });
    });

    test('waits while the wallet is frozen; the merchant can read it and turn it off', async () => {
      await save();
      await debit(95_00);
      await server.call('POST', `/v1/wallets/${wallet.walletId}/freeze`);
      await runJobs();
      expect(await statuses()).toEqual([]);
      await server.call('POST', `/v1/wallets/${wallet.walletId}/unfreeze`);
      await runJobs();
      expect(await statuses()).toEqual(['settled']);
      const path = `/v1/wallets/${wallet.walletId}/auto-top-up`;
      expect(await server.call('GET', path)).toMatchObject({ status: 200, body: { status: 'active' } });
      expect(await server.call('DELETE', path)).toMatchObject({ status: 200, body: { status: 'off' } });
    });

    test('pauses when the merchant no longer offers the amount', async () => {
      await save();
      const { body } = await server.call('GET', '/v1/settings');
      const { USD, ...others } = body.settings.topUp;
      const topUp = { ...others, USD: { ...USD, min: 60_00, presets: [] } };
      await server.call('PATCH', '/v1/settings', { body: { settings: { topUp } } });
      await debit(95_00);
      await runJobs();
      expect(await read()).toMatchObject({ status: 'paused', paused: { code: 'processing_error' } });
      const resuming = customer().resumeAutoTopUp({ walletId: wallet.walletId }, write());
      await expect(resuming).rejects.toMatchObject({ code: 'amount_out_of_range' });
      expect(await read()).toMatchObject({ status: 'paused', attempts: [] });
      await server.call('PATCH', '/v1/settings', { body: { settings: body.settings } });
    });

    test('keeps a bank debit in flight until it settles, and counts a returned one as a decline', async () => {
      await save('pm_bank_debit');
      await debit(95_00);
      await runJobs();
      await debit(1_00);
      await runJobs();
      expect(await statuses()).toEqual(['processing']);
      server.advance(minuteMs + 1);
      await server.processor.runDue();
      expect(await statuses()).toEqual(['settled']);
      await save('pm_bank_debit_returned');
      await debit(50_00);
      await runJobs();
      server.advance(minuteMs + 1);
      await server.processor.runDue();
      expect(await statuses()).toEqual(['declined', 'settled']);
      // A returned payment of a replaced method does not count toward the pause of the new one.
      await save('pm_bank_debit_returned');
      await save('pm_card_visa');
      server.advance(minuteMs + 1);
      await server.processor.runDue();
      expect(await statuses()).toEqual(['declined', 'declined', 'settled']);
      const [rule] = await server.database.query('select declines from auto_top_ups where wallet_id = $1', [
        wallet.walletId,
      ]);
      expect(rule).toEqual({ declines: 0 });
    });
  });
});

describe('auto top-up with several servers on one PostgreSQL', () => {
  let server: TestServer;
  let others: Server[];
  beforeAll(async () => {
    server = await startTestServer('PostgreSQL');
    others = await Promise.all(
      [1, 2].map(async () =>
        createServer({
          database: await server.database.openAnother(),
          logger: createLogger({ level: 'silent' }),
          secretKey: testSecretKey,
          testProcessor: true,
          publicUrl: () => 'http://other.test',
          reconcileEveryMs: 0,
        }),
      ),
    );
  });
  afterAll(async () => {
    await Promise.all(others.map((other) => other.stop()));
    await server.close();
  });

  test('invariants 20 and 21 (C): charges once for a burst of concurrent debits and saves', async () => {
    const wallet = await walletOf(server);
    const usd = (amount: number) => ({ amount, currency: 'USD' });
    const post = (one: Server, type: string, amount: number) =>
      one.app.fetch(
        new Request(`http://wallet.test/v1/wallets/${wallet.walletId}/entries`, {
          method: 'POST',
          headers: {
            authorization: `Bearer ${testSecretKey}`,
            'content-type': 'application/json',
            'idempotency-key': crypto.randomUUID(),
          },
          body: JSON.stringify({
            type,
            amount: usd(amount),
            ...(type === 'credit' && { fundedBy: 'externalPayment' }),
          }),
        }),
      );
    await post(server, 'credit', 100_00);
    const { id: paymentMethodId } = await wallet.saveMethod('pm_card_visa');
    const rule = { mode: 'fixed' as const, threshold: usd(90_00), amount: usd(90_00), paymentMethodId };
    const settings = { ...rule, monthlyCap: usd(100_00), dailyCount: 10 };
    const servers = [server, ...others];
    const adapters = servers.map((one) =>
      createCustomerAdapter(one.wallet, {
        merchantId: 'mer_default',
        customerId: wallet.customerId,
        scopes: ['manage'],
        sessionId: 'ses_test',
        expiresAt: new Date(8.64e15),
      }),
    );
    const { walletId } = wallet;
    await adapters[0]?.saveAutoTopUp({ walletId, settings, version: 0 }, { idempotencyKey: 'first' });
    const debits = Array.from({ length: 30 }, async (_, index) => {
      const one = servers[index % 3] ?? server;
      await post(one, 'debit', 2_00);
      await runWalletJobs(one.wallet);
    });
    const saves = adapters.map((adapter, index) =>
      adapter.saveAutoTopUp({ walletId, settings, version: 1 }, { idempotencyKey: `save-${index}` }),
    );
    await Promise.allSettled([...debits, ...saves]);
    await Promise.all(servers.map((one) => runWalletJobs(one.wallet)));
    const [charged] = await server.database.query<{ count: number; total: number }>(
      `select count(*), coalesce(sum(amount), 0)::bigint as total from test_processor_payments where status = 'succeeded'`,
    );
    expect(charged).toEqual({ count: 1, total: 90_00 });
    const state = await adapters[0]?.getAutoTopUp({ walletId });
    expect(state).toMatchObject({
      status: 'limitReached',
      usedThisMonth: usd(90_00),
      attempts: [{ status: 'settled' }],
    });
    expect(await wallet.balance()).toBe(100_00 - 60_00 + 90_00);
  });

  test('invariant 21 (C): evaluates a rule after a concurrent change of it, by the new settings', async () => {
    const wallet = await walletOf(server);
    const { walletId } = wallet;
    const usd = (amount: number) => ({ amount, currency: 'USD' });
    const { id: paymentMethodId } = await wallet.saveMethod('pm_card_visa');
    const [threshold, amount, monthlyCap] = [usd(50_00), usd(50_00), usd(500_00)];
    const adapter = createCustomerAdapter(server.wallet, {
      merchantId: 'mer_default',
      customerId: wallet.customerId,
      scopes: ['manage'],
      sessionId: 'ses_test',
      expiresAt: new Date(8.64e15),
    });
    const settings = {
      mode: 'fixed' as const,
      threshold,
      amount,
      monthlyCap,
      dailyCount: 10,
      paymentMethodId,
    };
    await adapter.saveAutoTopUp({ walletId, settings, version: 0 }, { idempotencyKey: 'on' });
    await server.database.query(
      `update auto_top_ups set threshold = 5001, next_evaluation_at = $2, cooldown_until = null where wallet_id = $1`,
      [walletId, server.wallet.now()],
    );
    let judging = Promise.resolve();
    await server.database.transaction(async (transaction) => {
      await transaction.query('select from auto_top_ups where wallet_id = $1 for update', [walletId]);
      judging = evaluateAutoTopUp(others[0]?.wallet ?? server.wallet, walletId);
      const waiting = `select pid from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`;
      await expect.poll(() => transaction.query(waiting)).toHaveLength(1);
      await transaction.query('update auto_top_ups set monthly_cap = 6000 where wallet_id = $1', [walletId]);
    });
    await judging;
    expect(await wallet.balance()).toBe(50_00);
  });
});
