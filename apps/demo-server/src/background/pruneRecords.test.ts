import { expect, onTestFinished, test } from 'vitest';
import { serverEngines } from '../database/testing/openTestDatabase.ts';
import { deliverWebhooks } from '../modules/webhooks/deliverWebhooks.ts';
import { countRows } from '../testing/countRows.ts';
import { fakeReceiver } from '../testing/fakeReceiver.ts';
import { startTestServer } from '../testing/startTestServer.ts';
import { walletOf } from '../testing/walletOf.ts';
import { dispatchEvents } from './dispatchEvents.ts';
import { pruneRecords } from './pruneRecords.ts';

const dayMs = 86_400_000;

test.each(serverEngines)(
  'deletes finished deliveries after 30 days and keeps waiting ones, on %s',
  async (engine) => {
    const server = await startTestServer(engine);
    const receiver = await fakeReceiver();
    onTestFinished(async () => {
      await receiver.close();
      await server.close();
    });
    const { walletId } = await walletOf(server);
    await dispatchEvents(server.wallet);
    await server.call('POST', '/v1/webhook-endpoints', { body: { url: receiver.url } });
    const credit = async () => {
      const body = { type: 'credit', fundedBy: 'externalPayment', amount: { amount: 100, currency: 'USD' } };
      await server.call('POST', `/v1/wallets/${walletId}/entries`, { body, key: crypto.randomUUID() });
      await dispatchEvents(server.wallet);
    };
    const counts = async () => {
      const rows = await countRows(server.database);
      return ['deliveries', 'messages', 'attempts'].map((name) => rows[`public.webhook_${name}`]);
    };
    await credit();
    await deliverWebhooks(server.wallet);
    receiver.respond = (response) => void response.writeHead(500).end();
    await credit();
    await deliverWebhooks(server.wallet);
    expect(await counts()).toEqual([2, 2, 2]);
    server.advance(29 * dayMs);
    await pruneRecords(server.wallet);
    expect(await counts()).toEqual([2, 2, 2]);
    server.advance(2 * dayMs);
    await pruneRecords(server.wallet);
    expect(await counts()).toEqual([1, 1, 1]);
    const [endpoint] = (await server.call('GET', '/v1/webhook-endpoints')).body.items;
    await server.call('PATCH', `/v1/webhook-endpoints/${endpoint.id}`, { body: { status: 'disabled' } });
    await pruneRecords(server.wallet);
    expect(await counts()).toEqual([0, 0, 0]);
    // The ledger's history stays.
    expect((await server.call('GET', `/v1/wallets/${walletId}/verify`)).body).toMatchObject({ intact: true });
  },
);

test.each(serverEngines)(
  'quotes that were not paid, sessions that ended and methods that nobody paid with are deleted after a week, on %s',
  async (engine) => {
    const server = await startTestServer(engine);
    onTestFinished(() => server.close());
    const wallet = await walletOf(server);
    const { walletId, token } = wallet;
    await wallet.topUp('pm_card_visa');
    const unused = await wallet.saveMethod('pm_card_mastercard');
    await server.call('DELETE', `/wallet/payment-methods/${unused.id}`, { token, key: 'remove' });
    await server.database.query('update payment_methods set detach_at = null');
    await server.call('POST', `/wallet/wallets/${walletId}/quotes`, {
      token,
      body: { amount: { amount: 10_000, currency: 'USD' } },
    });
    await server.processor.runDue();
    const counts = async () => {
      const rows = await countRows(server.database);
      const names = ['top_up_quotes', 'sessions', 'payment_methods', 'test_processor_events'];
      return names.map((name) => rows[`public.${name}`]);
    };
    const prune = async () => {
      await pruneRecords(server.wallet);
      await server.processor.prune();
    };
    const before = await counts();
    expect(Math.min(...before.map(Number))).toBeGreaterThan(0);
    server.advance(6 * dayMs);
    await prune();
    expect(await counts()).toEqual(before);
    server.advance(3 * dayMs);
    await prune();
    // Paid quotes and the methods that paid them stay.
    expect(await counts()).toEqual([1, 0, 1, 0]);
  },
);
