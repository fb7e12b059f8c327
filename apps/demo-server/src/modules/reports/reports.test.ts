import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serverEngines } from '../../database/testing/openTestDatabase.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { walletOf } from '../../testing/walletOf.ts';
import type { LiabilityReport, RollForwardReport } from './reports.ts';

const usd = (amount: number) => ({ amount, currency: 'USD' });
const dayMs = 86_400_000;

describe.each(serverEngines)('finance reports on %s', (engine) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(engine);
  });
  afterAll(() => server.close());

  const liability = async (at?: string): Promise<LiabilityReport['currencies']> => {
    const { body } = await server.call('GET', `/v1/reports/liability${at ? `?at=${at}` : ''}`);
    return body.currencies;
  };
  /** The sum of all balances, and of the unused grants by kind, as the ledger stores them now. */
  const ledgerNow = async () => {
    const [row] = await server.database.query<Record<'balance' | 'paid' | 'promotional', number>>(
      `select
         (select coalesce(sum(balance), 0)::bigint from ledger.accounts where currency = 'USD' and role = 'wallet') as balance,
         coalesce(sum(g.remaining) filter (where g.kind = 'paid'), 0)::bigint as paid,
         coalesce(sum(g.remaining) filter (where g.kind = 'promotional'), 0)::bigint as promotional
       from ledger.grants g join ledger.accounts a on a.id = g.account_id where a.currency = 'USD'`,
    );
    return row;
  };
  const compareWithLedger = async () => {
    const [now] = await liability();
    if (!now) throw new Error('The report has no currency.');
    const { paid, promotional, owedToMerchant } = now;
    const balance = paid.amount + promotional.amount - owedToMerchant.amount;
    expect({ balance, paid: paid.amount, promotional: promotional.amount }).toEqual(await ledgerNow());
    return now;
  };

  test('liability equals the ledger after each movement, and stays the same for a past date', async () => {
    const first = await walletOf(server);
    const second = await walletOf(server);
    const entry = (walletId: string, body: object) =>
      server.call('POST', `/v1/wallets/${walletId}/entries`, { body, key: crypto.randomUUID() });
    const steps = [
      () => first.topUp('pm_card_visa'),
      () => entry(second.walletId, { type: 'credit', fundedBy: 'promotion', amount: usd(700) }),
      () => entry(second.walletId, { type: 'credit', fundedBy: 'externalPayment', amount: usd(5_000) }),
      () => entry(second.walletId, { type: 'debit', amount: usd(1_000) }),
      () => entry(first.walletId, { type: 'debit', amount: usd(2_345) }),
      () => first.topUp('pm_card_disputed', { amount: 2_000 }),
      () => entry(first.walletId, { type: 'refund', amount: usd(45) }),
      () => entry(second.walletId, { type: 'adjustment', amount: usd(-100) }),
      () =>
        server.call('POST', `/v1/wallets/${second.walletId}/close`, { body: {}, key: crypto.randomUUID() }),
    ];
    const seen: [at: string, report: unknown][] = [];
    const start = server.wallet.now().toISOString();
    for (const step of steps) {
      await step();
      const at = server.wallet.now().toISOString();
      seen.push([at, await compareWithLedger()]);
      server.advance(dayMs);
    }
    for (const [at, report] of seen) expect(await liability(at)).toEqual([report]);

    const { body } = await server.call('GET', `/v1/reports/roll-forward?from=${start}`);
    const [dollars] = (body as RollForwardReport).currencies;
    const net = dollars?.lines.reduce((sum, line) => sum + line.in.amount - line.out.amount, 0) ?? 0;
    expect(dollars?.opening).toEqual(usd(0));
    expect(dollars?.closing).toEqual(usd(net));
    expect(net).toBe((await ledgerNow())?.balance);
    const middle = seen[4]?.[0] ?? start;
    const earlier = await server.call('GET', `/v1/reports/roll-forward?from=${start}&to=${middle}`);
    const later = await server.call('GET', `/v1/reports/roll-forward?from=${middle}`);
    expect(later.body.currencies[0].opening).toEqual(earlier.body.currencies[0].closing);
    expect(later.body.currencies[0].closing).toEqual(dollars?.closing);
  });

  test('rejects a report about the future, and a period that ends before it starts', async () => {
    const tomorrow = new Date(server.wallet.now().getTime() + dayMs).toISOString();
    const past = new Date(server.wallet.now().getTime() - dayMs).toISOString();
    for (const path of [`liability?at=${tomorrow}`, `roll-forward?from=${past}&to=${tomorrow}`]) {
      const rejected = await server.call('GET', `/v1/reports/${path}`);
      expect(rejected).toMatchObject({ status: 422, body: { code: 'report_in_future' } });
    }
    const now = server.wallet.now().toISOString();
    expect((await server.call('GET', `/v1/reports/roll-forward?from=${now}&to=${past}`)).status).toBe(400);
  });
});
