import { expect, onTestFinished, test } from 'vitest';
import { startTestServer } from '../testing/startTestServer.ts';
import { walletOf } from '../testing/walletOf.ts';

test('responds with 503 and Retry-After to writes and to /readyz while the database is read-only', async () => {
  const server = await startTestServer('PostgreSQL');
  onTestFinished(() => server.close());
  const { walletId } = await walletOf(server);
  await server.database.query(
    `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_read_only = on', current_database()); END $$`,
  );
  // The setting applies to new connections, so close those that are open.
  await server.database.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid()`,
  );
  await server.database.query('SELECT pg_terminate_backend(pg_backend_pid())').catch(() => null);

  const credit = { type: 'credit', fundedBy: 'externalPayment', amount: { amount: 100, currency: 'USD' } };
  const responses = [
    await server.call('POST', `/v1/wallets/${walletId}/entries`, { body: credit, key: 'credit' }),
    await server.call('POST', '/v1/customers', { body: { name: 'Ada' }, key: 'customer' }),
    await server.call('GET', '/readyz'),
  ];
  expect(responses.map(({ status }) => status)).toEqual([503, 503, 503]);
  expect(responses.map(({ headers }) => headers.get('retry-after'))).toEqual(['1', '1', '1']);
});
