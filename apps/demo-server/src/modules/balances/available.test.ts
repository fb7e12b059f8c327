import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serverEngines } from '../../database/testing/openTestDatabase.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { walletOf } from '../../testing/walletOf.ts';
import { expireGrants } from '../credits/expireGrants.ts';
import { expireHolds } from '../holds/expireHolds.ts';

const hour = 3_600_000;
const usd = (amount: number) => ({ amount, currency: 'USD' });

/** Step that changes a wallet or moves the clock between two reads of its balance. */
const step = fc.oneof(
  fc.record({ kind: fc.constant('paid' as const), amount: fc.integer({ min: 1, max: 500 }) }),
  fc.record({
    kind: fc.constant('promotional' as const),
    amount: fc.integer({ min: 1, max: 500 }),
    hours: fc.integer({ min: 1, max: 6 }),
  }),
  fc.record({
    kind: fc.constant('hold' as const),
    amount: fc.integer({ min: 1, max: 300 }),
    hours: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({ kind: fc.constant('pass' as const), hours: fc.integer({ min: 1, max: 3 }) }),
  fc.constant({ kind: 'expire' as const }),
);

describe.each(serverEngines)('available balance on %s', (engine) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(engine);
  });
  afterAll(() => server.close());

  test('invariant 3 (P): every read returns the largest accepted debit, even before expired credit and expired holds are processed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        const { walletId, customerId } = await walletOf(server);
        const post = (path: string, body: object) =>
          server.call('POST', `/v1/wallets/${walletId}/${path}`, { body, key: crypto.randomUUID() });
        const endsIn = (hours: number) =>
          new Date(server.wallet.now().getTime() + hours * hour).toISOString();
        for (const one of steps) {
          if (one.kind === 'paid')
            await post('entries', { type: 'credit', fundedBy: 'externalPayment', amount: usd(one.amount) });
          if (one.kind === 'promotional') {
            const grant = { expiresAt: endsIn(one.hours) };
            await post('entries', { type: 'credit', fundedBy: 'promotion', amount: usd(one.amount), grant });
          }
          if (one.kind === 'hold') {
            await post('holds', { amount: usd(one.amount), expiresAt: endsIn(one.hours), reason: 'Job' });
          }
          if (one.kind === 'pass') server.advance(one.hours * hour);
          if (one.kind === 'expire') {
            await expireHolds(server.wallet);
            await expireGrants(server.wallet);
          }
        }
        const { body } = await server.call('GET', `/v1/wallets/${walletId}/balance`);
        const available: number = body.availableBalance.amount;
        const { body: totals } = await server.call('GET', `/v1/customers/${customerId}/balances`);
        const ofCurrency = totals.currencies.find((one: { currency: string }) => one.currency === 'USD');
        expect(ofCurrency.availableBalance.amount).toBe(available);
        const beyond = await post('entries', { type: 'debit', amount: usd(Math.max(0, available) + 1) });
        expect(beyond).toMatchObject({ status: 422, body: { code: 'insufficient_funds' } });
        if (available > 0) {
          expect((await post('entries', { type: 'debit', amount: usd(available) })).status).toBe(201);
        }
      }),
      { numRuns: 40 },
    );
  });
});
