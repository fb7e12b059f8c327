import { expect, onTestFinished, test } from 'vitest';
import { serverEngines } from '../../database/testing/openTestDatabase.ts';
import { startTestServer } from '../../testing/startTestServer.ts';
import { walletOf } from '../../testing/walletOf.ts';

test.each(serverEngines)(
  'lists the currency of a sum above 2^53−1 apart, and returns the other currencies, on %s',
  async (engine) => {
    const server = await startTestServer(engine);
    onTestFinished(() => server.close());
    const [one, two] = [await walletOf(server), await walletOf(server)];
    const credit = async (walletId: string, amount: number, currency = 'USD') => {
      const body = { type: 'credit', fundedBy: 'externalPayment', amount: { amount, currency } };
      const path = `/v1/wallets/${walletId}/entries`;
      const { status } = await server.call('POST', path, { body, key: crypto.randomUUID() });
      expect(status).toBe(201);
    };
    const { body: yen } = await server.call('POST', `/v1/customers/${one.customerId}/wallets`, {
      body: { currency: 'JPY' },
      key: 'yen',
    });
    await credit(yen.id, 500, 'JPY');
    await credit(one.walletId, Number.MAX_SAFE_INTEGER);
    await credit(two.walletId, 1);
    const today = server.wallet.now().toISOString().slice(0, 10);
    for (const path of ['/v1/balances', `/v1/analytics?from=${today}&to=${today}`]) {
      const { status, body } = await server.call('GET', path);
      expect({ path, status }).toEqual({ path, status: 200 });
      expect(body.outOfRange).toEqual(['USD']);
      expect(body.currencies.map(({ currency }: { currency: string }) => currency)).toContain('JPY');
      expect(body.currencies.map(({ currency }: { currency: string }) => currency)).not.toContain('USD');
    }
    expect((await server.call('GET', '/v1/forecast')).status).toBe(200);
    const { body } = await server.call('GET', `/v1/customers/${two.customerId}/balances`);
    expect(body.outOfRange).toEqual([]);
  },
);
