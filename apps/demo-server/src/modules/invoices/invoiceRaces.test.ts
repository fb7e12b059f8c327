import { afterAll, beforeAll, expect, test } from 'vitest';
import { createServer, type Server } from '../../createServer.ts';
import { verifyLedger } from '../../ledger/verify/verifyLedger.ts';
import { createLogger } from '../../platform/createLogger.ts';
import { invoiceOf } from '../../testing/invoiceOf.ts';
import { runPaymentJobs } from '../../testing/runJobs.ts';
import { startTestServer, type TestServer, testSecretKey } from '../../testing/startTestServer.ts';
import { walletOf } from '../../testing/walletOf.ts';

let server: TestServer;
let others: Server[];
beforeAll(async () => {
  server = await startTestServer('PostgreSQL');
  others = await Promise.all(
    [1, 2].map(async () =>
      createServer({
        database: await server.database.openAnother(5),
        logger: createLogger({ level: 'silent' }),
        secretKey: testSecretKey,
        testProcessor: true,
        publicUrl: () => 'http://wallet.test',
        clock: server.clock,
        reconcileEveryMs: 0,
      }),
    ),
  );
});
afterAll(async () => {
  await Promise.all(others.map((other) => other.stop()));
  await server.close();
});

test('invariants 33 and 34 (C): servers that collect, pay, refund and close concurrently charge and refund each amount once', async () => {
  const wallet = await walletOf(server);
  const body = { type: 'credit', fundedBy: 'externalPayment', amount: { amount: 5000, currency: 'USD' } };
  await server.call('POST', `/v1/wallets/${wallet.walletId}/entries`, { key: 'funds', body });
  const { id: methodId } = await wallet.saveMethod('pm_card_visa');
  const invoices = await Promise.all(
    Array.from({ length: 6 }, (_, index) =>
      invoiceOf(server, wallet, { total: 1000 + index * 100, dueInMs: 1000 }),
    ),
  );
  await Promise.all(invoices.map((invoice) => invoice.send('open')));
  server.advance(1001);
  const everybody = [server, ...others];
  await Promise.all([
    ...everybody.flatMap(({ wallet: context }) => [runPaymentJobs(context), runPaymentJobs(context)]),
    ...invoices.map((invoice) => invoice.pay(methodId)),
  ]);
  const states = await Promise.all(invoices.map((invoice) => invoice.read()));
  expect(states.map(({ status }) => status)).toEqual(invoices.map(() => 'paid'));
  const total = states.reduce((sum, invoice) => sum + invoice.total.amount, 0);
  const charged = async (table: string) => {
    const [row] = await server.database.query<{ sum: number }>(
      `select coalesce(sum(amount), 0)::bigint as sum from ${table} where status = 'succeeded'`,
    );
    return row?.sum;
  };
  expect([await wallet.balance(), await charged('test_processor_payments')]).toEqual([0, total - 5000]);

  await Promise.all([
    ...invoices.flatMap(({ id }) =>
      [1, 2, 3].map(() =>
        server.call('POST', `/v1/invoices/${id}/refunds`, { key: crypto.randomUUID(), body: {} }),
      ),
    ),
    ...everybody.map(({ wallet: context }) => runPaymentJobs(context)),
  ]);
  expect([await wallet.balance(), await charged('test_processor_refunds')]).toEqual([5000, total - 5000]);
  await Promise.all(
    [1, 2, 3].map((key) =>
      server.call('POST', `/v1/wallets/${wallet.walletId}/close`, { key: `close ${key}`, body: {} }),
    ),
  );
  expect(await wallet.balance()).toBe(0);
  expect(await verifyLedger(server.database)).toEqual([]);
});
