import { expect, onTestFinished, test, vi } from 'vitest';
import { startTestServer } from '../testing/startTestServer.ts';
import { walletOf } from '../testing/walletOf.ts';
import { pruneIdempotencyKeys } from './pruneIdempotencyKeys.ts';

test('a server whose clock is three days ahead deletes no key that is still in use', async () => {
  const server = await startTestServer('PostgreSQL');
  onTestFinished(() => server.close());
  const { walletId, balance } = await walletOf(server);
  const body = { type: 'credit', fundedBy: 'externalPayment', amount: { amount: 100, currency: 'USD' } };
  const credit = () => server.call('POST', `/v1/wallets/${walletId}/entries`, { body, key: 'once' });
  await credit();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3 * 86_400_000 });
  try {
    await pruneIdempotencyKeys(server.wallet);
  } finally {
    vi.useRealTimers();
  }
  await credit();
  expect(await balance()).toBe(100);
});
