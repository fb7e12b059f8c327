import type { WalletEvent } from '@coffer/adapter';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createServer, type Server } from '../../createServer.ts';
import { createLogger } from '../../platform/createLogger.ts';
import { type RecordedDatabase, recordStatements } from '../../testing/recordStatements.ts';
import { startTestServer, type TestServer, testSecretKey } from '../../testing/startTestServer.ts';
import { type TestWallet, walletOf } from '../../testing/walletOf.ts';
import { streamEvents } from './events.ts';

describe('events across two servers on one PostgreSQL', () => {
  let server: TestServer;
  let other: Server;
  beforeAll(async () => {
    server = await startTestServer('PostgreSQL');
    other = await createServer({
      database: await server.database.openAnother(),
      logger: createLogger({ level: 'silent' }),
      secretKey: testSecretKey,
      testProcessor: true,
      publicUrl: () => 'http://other.test',
      reconcileEveryMs: 0,
    });
  });
  afterAll(async () => {
    await other.stop();
    await server.close();
  });

  const credit = (wallet: TestWallet, amount = 100) =>
    server.call('POST', `/v1/wallets/${wallet.walletId}/entries`, {
      body: { type: 'credit', fundedBy: 'externalPayment', amount: { amount, currency: 'USD' } },
      key: crypto.randomUUID(),
    });

  const customerOf = ({ customerId }: TestWallet) => ({ merchantId: 'mer_default', customerId });

  test('a stream of one server immediately receives all events that another server writes, in order', async () => {
    const wallet = await walletOf(server);
    const controller = new AbortController();
    const seen: WalletEvent[] = [];
    const start = performance.now();
    const reading = (async () => {
      for await (const event of streamEvents(other.wallet, customerOf(wallet), {
        lastEventId: '-',
        signal: controller.signal,
      })) {
        seen.push(event);
        if (seen.length === 41) break;
      }
    })();
    for (let count = 0; count < 4; count += 1)
      await Promise.all(Array.from({ length: 10 }, () => credit(wallet)));
    await reading;
    // Much less than the interval at which the stream polls.
    expect(performance.now() - start).toBeLessThan(10_000);
    expect(seen.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 41 }, (_, index) => index + 1));
    controller.abort();
  });

  const openStream = async (from: Server, token: string) => {
    const response = await from.app.fetch(
      new Request('http://wallet.test/wallet/events', {
        headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream' },
      }),
    );
    const reader = response.status === 200 ? response.body?.getReader() : undefined;
    await reader?.read();
    return { response, reader };
  };

  test('a stream ends when its session is revoked by another server', async () => {
    const wallet = await walletOf(server);
    const path = `/v1/customers/${wallet.customerId}/sessions`;
    const { body: session } = await server.call('POST', path, { body: {} });
    const { reader } = await openStream(other, session.token);
    const { reader: theirs } = await openStream(other, wallet.token);
    const ended = (async () => {
      while (!(await reader?.read())?.done);
    })();
    expect((await server.call('DELETE', `/v1/sessions/${session.id}`)).status).toBe(204);
    await ended;
    // The stream of the customer's other session stays open.
    await credit(wallet);
    expect((await theirs?.read())?.done).toBe(false);
    await theirs?.cancel();
  });

  test('a session has at most 10 streams, and can open another one when one ends', async () => {
    const wallet = await walletOf(server);
    const open = [];
    for (let count = 0; count < 10; count += 1) open.push(await openStream(server, wallet.token));
    const { response } = await openStream(server, wallet.token);
    expect(response.status).toBe(429);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await response.json()).toMatchObject({ code: 'rate_limited', facts: { limit: 'sessionStreams' } });
    await open[0]?.reader?.cancel();
    const again = await openStream(server, wallet.token);
    expect(again.response.status).toBe(200);
    for (const { reader } of [...open, again]) await reader?.cancel();
  });

  test('streams of one customer share one read of each event', async () => {
    const recorded = await startTestServer('PostgreSQL', { watch: recordStatements });
    const { takeStatements } = recorded.database as RecordedDatabase;
    const wallet = await walletOf(recorded);
    const streams = [];
    for (let count = 0; count < 40; count += 1) {
      const path = `/v1/customers/${wallet.customerId}/sessions`;
      const { body } = await recorded.call('POST', path, { body: {} });
      streams.push(await openStream(recorded, body.token));
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
    takeStatements();
    await recorded.call('POST', `/v1/wallets/${wallet.walletId}/entries`, {
      body: { type: 'credit', fundedBy: 'externalPayment', amount: { amount: 1, currency: 'USD' } },
      key: crypto.randomUUID(),
    });
    const reads = await Promise.all(streams.map(({ reader }) => reader?.read()));
    expect(reads.every((read) => read?.done === false)).toBe(true);
    const statements = takeStatements().filter((sql) => sql.includes('ledger.events v'));
    // After it has sent the event, each stream reads once more.
    expect(statements.length).toBeLessThanOrEqual(4);
    for (const { reader } of streams) await reader?.cancel();
    await recorded.close();
  });

  test('a stream resumes after the last received event on another server', async () => {
    const wallet = await walletOf(server);
    await credit(wallet);
    await credit(wallet);
    const { body } = await server.call('GET', `/v1/customers/${wallet.customerId}/events`);
    const controller = new AbortController();
    for await (const event of streamEvents(other.wallet, customerOf(wallet), {
      lastEventId: body.items[1].id,
      signal: controller.signal,
    })) {
      expect(event).toEqual(body.items[2]);
      break;
    }
  });

  test('a stream includes a wallet that was opened later', async () => {
    const wallet = await walletOf(server);
    const controller = new AbortController();
    const events = streamEvents(other.wallet, customerOf(wallet), {
      lastEventId: '-',
      signal: controller.signal,
    });
    expect((await events.next()).value).toMatchObject({ walletId: wallet.walletId, type: 'wallet.created' });
    const body = { currency: 'EUR' };
    const opened = await server.call('POST', `/v1/customers/${wallet.customerId}/wallets`, { body });
    const next = events.next();
    await credit(wallet);
    const seen = [(await next).value, (await events.next()).value];
    expect(seen.map((event) => event?.type).sort()).toEqual(['wallet.created', 'wallet.topped_up']);
    expect(seen.map((event) => event?.walletId)).toContain(opened.body.id);
    controller.abort();
  });

  test('streams end when the server stops', async () => {
    const third = await createServer({
      database: await server.database.openAnother(),
      logger: createLogger({ level: 'silent' }),
      secretKey: testSecretKey,
      testProcessor: true,
      publicUrl: () => 'http://third.test',
      reconcileEveryMs: 0,
    });
    const wallet = await walletOf(server);
    const signal = new AbortController().signal;
    const events = streamEvents(third.wallet, customerOf(wallet), { signal });
    const next = events.next();
    await third.stop();
    expect((await next).done).toBe(true);
  });
});
