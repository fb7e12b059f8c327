import { expect, onTestFinished, test } from 'vitest';
import { startTestServer } from '../../testing/startTestServer.ts';
import { walletOf } from '../../testing/walletOf.ts';
import { toWalletError } from '../shared/index.ts';
import { closeWallet } from './closeWallet.ts';

test('rejects a closure by a server with a wrong clock as clock_skew, and a correct clock finishes it', async () => {
  const server = await startTestServer('PostgreSQL');
  onTestFinished(() => server.close());
  const { walletId, balance } = await walletOf(server);
  const body = { type: 'credit', fundedBy: 'externalPayment', amount: { amount: 100, currency: 'USD' } };
  await server.call('POST', `/v1/wallets/${walletId}/entries`, { body, key: 'credit' });
  const [wallet] = await server.database.query<{ merchant_id: string }>(
    'select merchant_id from wallets where id = $1',
    [walletId],
  );
  const owner = { merchantId: String(wallet?.merchant_id), customerId: null };
  const wrong = { ...server.wallet, now: () => new Date(server.wallet.now().getTime() + 3_600_000) };
  const closing = closeWallet(wrong, owner, {
    walletId,
    destination: 'external',
    holds: 'release',
    reason: null,
    key: { scope: 'test', key: 'close' },
  });
  const error = await closing.catch(toWalletError);
  expect(error).toMatchObject({ code: 'clock_skew', retryAfterSeconds: 5 });

  const closed = await server.call('POST', `/v1/wallets/${walletId}/close`, {
    body: { destination: 'external', holds: 'release' },
    key: 'close again',
  });
  expect(closed.status).toBe(200);
  expect(await balance()).toBe(0);
});
