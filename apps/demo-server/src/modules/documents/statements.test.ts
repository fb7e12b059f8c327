import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { walletOf } from '../../testing/walletOf.ts';
import { buildStatement } from './buildStatement.ts';
import { issueDocuments } from './issueDocument.ts';
import { requestStatements } from './requestStatements.ts';

const engines = process.env.TEST_ENGINES?.split(',') ?? ['PGlite'];

describe.each(engines as ('PGlite' | 'PostgreSQL')[])('statements on %s', (engine) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(engine, { frozenAt: new Date('2026-01-05T00:00:00Z') });
  });
  afterAll(() => server.close());

  const action = fc.record({
    type: fc.constantFrom('credit', 'debit', 'adjustment', 'refund'),
    amount: fc.integer({ min: 1, max: 90_000 }),
    hours: fc.integer({ min: 0, max: 24 * 9 }),
  });

  test('invariant 36 (P): each month of a random history foots, and continues where the month before closed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 1, maxLength: 14 }), async (actions) => {
        const { walletId } = await walletOf(server);
        const started = server.wallet.now();
        for (const { type, amount, hours } of actions) {
          server.advance(hours * 3_600_000);
          const money = { amount, currency: 'USD' };
          const extra = type === 'credit' ? { fundedBy: 'promotion' } : {};
          await server.call('POST', `/v1/wallets/${walletId}/entries`, {
            key: crypto.randomUUID(),
            body: { type, amount: money, reason: 'Any', ...extra },
          });
        }
        server.advance(40 * 86_400_000);
        const now = server.wallet.now();
        let closing = 0;
        let [month] = started.toISOString().split(/-\d\dT/);
        for (; month !== undefined && month < now.toISOString().slice(0, 7); ) {
          const statement = await buildStatement(server.database, { walletId, month, now });
          const { opening, moneyIn, moneyOut, rows } = statement;
          expect(opening).toBe(closing);
          expect(opening + moneyIn - moneyOut).toBe(statement.closing);
          expect(rows.reduce((sum, row) => sum + row.amount, opening)).toBe(statement.closing);
          const at = new Date(new Date(statement.to).getTime() - 1).toISOString();
          const balance = await server.call('GET', `/v1/wallets/${walletId}/balance?at=${at}`);
          expect(balance.body.balance.amount).toBe(statement.closing);
          closing = statement.closing;
          month = statement.to.slice(0, 7);
        }
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  test('a month gets one statement, once it has ended', async () => {
    const { walletId, topUp } = await walletOf(server);
    await topUp('pm_card_visa');
    const read = async () =>
      (await server.call('GET', `/v1/documents?walletId=${walletId}&kind=statement`)).body.items;
    await requestStatements(server.wallet);
    await issueDocuments(server.wallet);
    expect(await read()).toEqual([]);
    server.advance(31 * 86_400_000);
    for (let round = 0; round < 2; round += 1) {
      await requestStatements(server.wallet);
      await issueDocuments(server.wallet);
    }
    expect(await read()).toMatchObject([{ kind: 'statement' }]);
  });
});
