import type { WalletEvent } from '@coffer/adapter';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLogger } from '../createLogger.ts';
import { createServer, type Server } from '../createServer.ts';
import { startTestServer, type TestServer, testSecretKey } from '../testing/startTestServer.ts';
import { type TestWallet, walletOf } from '../testing/walletOf.ts';
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
      sweepEveryMs: 0,
    });
  });
  afterAll(async () => {
    await other.stop();
    await server.close();
  });

  const credit = (wallet: TestWallet, amount = 100) =>
    server.call('POST', `/v1/wallets/${wallet.walletId}/entries`, {
      body: { type: 'credit', amount: { amount, currency: 'USD' } },
      key: crypto.randomUUID(),
    });

  const customerOf = ({ customerId }: TestWallet) => ({ merchantId: 'mer_default', customerId });

  test('what one server writes, a stream of the other tells at once, in order and complete', async () => {
    const wallet = await walletOf(server);
    const leaving = new AbortController();
    const seen: WalletEvent[] = [];
    const start = performance.now();
    const following = (async () => {
      for await (const event of streamEvents(other.wallet, customerOf(wallet), {
        lastEventId: '-',
        signal: leaving.signal,
      })) {
        seen.push(event);
        if (seen.length === 41) break;
      }
    })();
    for (let count = 0; count < 4; count += 1)
      await Promise.all(Array.from({ length: 10 }, () => credit(wallet)));
    await following;
    // Long before the stream would look by itself.
    expect(performance.now() - start).toBeLessThan(10_000);
    expect(seen.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 41 }, (_, index) => index + 1));
    leaving.abort();
  });

  test('a stream resumes at its place on another server', async () => {
    const wallet = await walletOf(server);
    await credit(wallet);
    await credit(wallet);
    const { body } = await server.call('GET', `/v1/customers/${wallet.customerId}/events`);
    const leaving = new AbortController();
    const place = body.items[1].id;
    for await (const event of streamEvents(other.wallet, customerOf(wallet), {
      lastEventId: place,
      signal: leaving.signal,
    })) {
      expect(event).toEqual(body.items[2]);
      break;
    }
  });

  test('a wallet that is opened later joins the stream', async () => {
    const wallet = await walletOf(server);
    const leaving = new AbortController();
    const events = streamEvents(other.wallet, customerOf(wallet), {
      lastEventId: '-',
      signal: leaving.signal,
    });
    expect((await events.next()).value).toMatchObject({ walletId: wallet.walletId, type: 'wallet.created' });
    const body = { currency: 'EUR' };
    const opened = await server.call('POST', `/v1/customers/${wallet.customerId}/wallets`, { body });
    const next = events.next();
    await credit(wallet);
    const seen = [(await next).value, (await events.next()).value];
    expect(seen.map((event) => event?.type).sort()).toEqual(['wallet.created', 'wallet.topped_up']);
    expect(seen.map((event) => event?.walletId)).toContain(opened.body.id);
    leaving.abort();
  });

  test('streams end when the server stops', async () => {
    const third = await createServer({
      database: await server.database.openAnother(),
      logger: createLogger({ level: 'silent' }),
      secretKey: testSecretKey,
      testProcessor: true,
      publicUrl: () => 'http://third.test',
      sweepEveryMs: 0,
    });
    const wallet = await walletOf(server);
    const signal = new AbortController().signal;
    const events = streamEvents(third.wallet, customerOf(wallet), { signal });
    const next = events.next();
    await third.stop();
    expect((await next).done).toBe(true);
  });
});
