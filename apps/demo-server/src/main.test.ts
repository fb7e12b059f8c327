import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Agent, createServer, get } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type ServerProcess, startProcess, untilReady } from './testing/startProcess.ts';

let folder: string;
const started: ServerProcess[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'coffer-main-'));
});
afterEach(async () => {
  for (const server of started.splice(0)) {
    server.process.kill('SIGKILL');
    await server.ended;
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Starts a server with what every server needs; undefined removes a variable. */
function start(
  environment: Record<string, string | undefined>,
  flags: readonly string[] = [],
  limits: { openFiles?: number } = {},
): ServerProcess {
  const all = {
    COFFER_DATA_DIR: join(folder, 'data'),
    COFFER_LOG_LEVEL: 'warn',
    // Not what is tested here: nothing is built.
    COFFER_PAGE_DIR: folder,
    ...(flags.includes('--demo') ? {} : { COFFER_SECRET_KEY: liveKey }),
    ...environment,
  };
  const set = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  const server = startProcess(flags, Object.fromEntries(set), limits);
  started.push(server);
  return server;
}

/** A data folder of its own. */
const own = () => ({ COFFER_DATA_DIR: join(folder, crypto.randomUUID()) });

const liveKey = 'sk_live_0123456789abcdefghijklmnop';
/** Stripe's variables, all of test mode. */
const stripe = {
  STRIPE_SECRET_KEY: 'sk_test_1',
  STRIPE_WEBHOOK_SECRET: 'whsec_1',
  STRIPE_PUBLISHABLE_KEY: 'pk_test_1',
};

/** A port that was free a moment ago. */
async function freePort(): Promise<{ port: number; url: string }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return { port, url: `http://localhost:${port}` };
}

const headers = { authorization: 'Bearer sk_test_demo', 'content-type': 'application/json' };

async function post(url: string, body: object, key = crypto.randomUUID()) {
  const init = {
    method: 'POST',
    headers: { ...headers, 'idempotency-key': key },
    body: JSON.stringify(body),
  };
  const response = await fetch(url, init);
  return response.json();
}

/** Reads the message of a failed start: one line, no stack. */
async function sentenceOf(server: ServerProcess): Promise<string> {
  expect(await server.ended).toBe(1);
  expect(server.output.stderr).not.toMatch(/\n\s+at /);
  expect(server.output.stderr.trim().split('\n')).toHaveLength(1);
  return server.output.stderr.trim();
}

describe('a server as a process', () => {
  test('--demo seeds, keeps data over a restart, ends within 5 s under load with nothing lost, and resets', async () => {
    const { port, url } = await freePort();
    const first = start({ PORT: String(port) }, ['--demo']);
    await untilReady(first, url);
    expect(first.output.stdout).toContain(url);
    expect(first.output.stdout).toContain('sk_test_demo');
    const steps = [...first.output.stdout.matchAll(/^ +[\d.]+ s {2}(.*)$/gm)].map(([, step]) => step);
    expect(steps.slice(0, 2)).toEqual(['loading the server, opening the database', 'migrating the database']);
    expect(steps.filter((step) => step?.startsWith('adding '))).toHaveLength(4);
    const { items } = await (await fetch(`${url}/demo/customers`)).json();
    expect(items).toHaveLength(4);
    const { token } = await post(`${url}/demo/sessions`, { customerId: items[0].id });

    const { id: customerId } = await post(`${url}/v1/customers`, { name: 'Under load', currencies: ['USD'] });
    const wallets = await (await fetch(`${url}/v1/customers/${customerId}/wallets`, { headers })).json();
    const entries = `/v1/wallets/${wallets.items[0].id}/entries`;
    const stream = await fetch(`${url}/wallet/events`, {
      headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream' },
    });
    const streamed = stream.text();
    let answered = 0;
    const credit = { type: 'credit', fundedBy: 'externalPayment', amount: { amount: 1, currency: 'USD' } };
    const load = Promise.all(
      Array.from({ length: 8 }, async () => {
        for (;;) {
          const answer = await post(url + entries, credit).catch(() => null);
          if (answer === null || answer.id === undefined) return;
          answered += 1;
        }
      }),
    );
    await expect.poll(() => answered, { timeout: 30_000 }).toBeGreaterThan(10);
    const at = performance.now();
    first.process.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    expect(performance.now() - at).toBeLessThan(5000);
    await load;
    expect(await streamed).toContain('retry:');

    const second = start({ PORT: String(port) }, ['--demo']);
    await untilReady(second, url);
    const balance = await fetch(`${url}/v1/wallets/${wallets.items[0].id}/balance`, { headers });
    // Unconfirmed writes may exist; confirmed writes must exist.
    expect((await balance.json()).balance.amount).toBeGreaterThanOrEqual(answered);
    // Meanwhile nobody else gets the folder, least of all to empty it.
    for (const flags of [['--demo'], ['--demo', '--reset']]) {
      expect(await sentenceOf(start({ PORT: '0' }, flags))).toContain('is in use by another process');
    }
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    second.process.kill('SIGTERM');
    expect(await second.ended).toBe(0);

    expect(await sentenceOf(start({ PORT: String(port) }))).toContain('demo database');

    const third = start({ PORT: String(port) }, ['--demo', '--reset']);
    await untilReady(third, url);
    const { items: gone } = await (await fetch(`${url}/v1/customers?limit=100`, { headers })).json();
    expect(gone.map(({ id }: { id: string }) => id)).not.toContain(customerId);
  }, 120_000);

  test('without a processor it starts, says so, and offers no payments', async () => {
    const { port, url } = await freePort();
    const server = start({ PORT: String(port), COFFER_DATA_DIR: join(folder, 'no processor') });
    await untilReady(server, url);
    expect(server.output.stdout).toMatch(/Payments +none/);
    expect(server.output.stdout).not.toContain(liveKey);
    const asLive = { ...headers, authorization: `Bearer ${liveKey}` };
    const created = await fetch(`${url}/v1/customers`, {
      method: 'POST',
      headers: { ...asLive, 'idempotency-key': 'customer' },
      body: JSON.stringify({ name: 'Ada', currencies: ['USD'] }),
    });
    const { id } = await created.json();
    const saved = await fetch(`${url}/v1/customers/${id}/payment-methods`, {
      method: 'POST',
      headers: { ...asLive, 'idempotency-key': 'card' },
      body: JSON.stringify({ token: 'pm_card_visa' }),
    });
    expect([saved.status, (await saved.json()).code]).toEqual([422, 'capability_missing']);
    expect((await fetch(`${url}/test-processor/`)).status).toBe(404);
    expect((await fetch(`${url}/v1/test/clock`, { headers: asLive })).status).toBe(404);
    expect((await fetch(`${url}/v1/customers`, { headers })).status).toBe(401);
  }, 120_000);

  test('a live database refuses a demo and a reset', async () => {
    const { port, url } = await freePort();
    const live = { PORT: String(port), COFFER_DATA_DIR: join(folder, 'live') };
    const first = start(live);
    await untilReady(first, url);
    first.process.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    expect(await sentenceOf(start(live, ['--demo']))).toContain('live database');
    expect(await sentenceOf(start(live, ['--demo', '--reset']))).toContain('live database');
  }, 120_000);
});

/** A client that keeps its connections, as a server's HTTP client does. */
function keptAliveClient(port: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = (path: string) =>
    new Promise<number>((resolve, reject) => {
      const request = get({ host: '127.0.0.1', port, path, agent }, (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode ?? 0));
      });
      request.on('error', reject);
    });
  return { ask, end: () => agent.destroy() };
}

describe('a server that has to end', () => {
  test('says so first, and resets no request of 20 kept-alive clients', async () => {
    const { port, url } = await freePort();
    const first = start({ PORT: String(port), COFFER_DRAIN_SECONDS: '2', ...own() });
    await untilReady(first, url);
    const statuses: Record<number, number> = {};
    const failures: unknown[] = [];
    let isOver = false;
    const clients = Array.from({ length: 20 }, async () => {
      const client = keptAliveClient(port);
      // Like a load balancer: it sends nothing more once the server is not ready.
      while (!isOver) {
        try {
          const status = await client.ask('/healthz');
          statuses[status] = (statuses[status] ?? 0) + 1;
        } catch (error) {
          failures.push(error);
        }
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      client.end();
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    const at = performance.now();
    first.process.kill('SIGTERM');
    // The balancer asks each 200 ms.
    let readiness = 200;
    while (readiness === 200) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      readiness = (await fetch(`${url}/readyz`)).status;
    }
    expect(readiness).toBe(503);
    expect(performance.now() - at).toBeLessThan(1500);
    isOver = true;
    await Promise.all(clients);
    expect(failures).toEqual([]);
    expect(Object.keys(statuses)).toEqual(['200']);
    expect(await first.ended).toBe(0);
    expect(performance.now() - at).toBeGreaterThan(2000);
  }, 60_000);
});

test('a server of few descriptors survives a crowd of half requests', async () => {
  const { port, url } = await freePort();
  const server = start({ PORT: String(port), ...own() }, [], { openFiles: 1024 });
  await untilReady(server, url);
  const kept = keptAliveClient(port);
  expect(await kept.ask('/readyz')).toBe(200);
  const sockets = Array.from({ length: 1300 }, () => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write('GET / HTTP/1.1\r\nhost: a\r\n');
    return socket;
  });
  await new Promise((resolve) => setTimeout(resolve, 1000));
  // Those who were connected before are served, and the database is asked.
  expect(await kept.ask('/readyz')).toBe(200);
  const at = performance.now();
  let isServed = false;
  while (!isServed && performance.now() - at < 30_000) {
    isServed = await fetch(`${url}/readyz`).then(
      ({ status }) => status === 200,
      () => false,
    );
    if (!isServed) await new Promise((resolve) => setTimeout(resolve, 250));
  }
  // Headers may take 10 s.
  expect(performance.now() - at).toBeLessThan(15_000);
  expect(server.output.stderr).toBe('');
  for (const socket of sockets) socket.destroy();
  kept.end();
}, 60_000);

describe('a start that cannot be is one sentence and a failure', () => {
  test('a port in use', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, resolve));
    const address = taken.address();
    const port = String(address !== null && typeof address === 'object' ? address.port : 0);
    expect(await sentenceOf(start({ PORT: port }, ['--demo', '--reset']))).toContain(
      `Port ${port} is in use`,
    );
    await new Promise((resolve) => taken.close(resolve));
  });

  test('a folder that cannot be written', async () => {
    // Also for root, whom no permission stops: a folder inside a file, and one of the kernel's.
    for (const closed of [join(folder, 'file', 'data'), '/proc/coffer/data']) {
      await writeFile(join(folder, 'file'), '');
      expect(await sentenceOf(start({ PORT: '0', COFFER_DATA_DIR: closed }))).toContain(closed);
    }
  });

  test.each<[Record<string, string | undefined>, string]>([
    [{ DATABASE_URL: 'mysql://nowhere' }, 'DATABASE_URL'],
    [{ DATABASE_URL: 'postgres://127.0.0.1' }, 'DATABASE_URL'],
    [{ DATABASE_URL: '' }, 'DATABASE_URL'],
    [{ DATABASE_URL: 'postgres://nobody:wrong@127.0.0.1:1/none' }, '127.0.0.1'],
    [{ PORT: 'http' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ HOST: '192.0.2.1' }, 'HOST'],
    [{ HOST: '' }, 'HOST'],
    [{ COFFER_SECRET_KEY: undefined }, 'COFFER_SECRET_KEY'],
    [
      { COFFER_SECRET_KEY: undefined, DATABASE_URL: 'postgres://u@127.0.0.1:1/production' },
      'COFFER_SECRET_KEY',
    ],
    [{ COFFER_SECRET_KEY: '' }, 'COFFER_SECRET_KEY'],
    [{ COFFER_SECRET_KEY: 'hunter2' }, 'COFFER_SECRET_KEY'],
    [{ COFFER_SECRET_KEY: 'sk_live_31_characters_are_short' }, '32 characters'],
    [{ COFFER_SECRET_KEY: 'sk_test_demo' }, '32 characters'],
    [{ COFFER_LOG_LEVEL: 'loud' }, 'COFFER_LOG_LEVEL'],
    [{ COFFER_PUBLIC_URL: 'pay.example.com' }, 'COFFER_PUBLIC_URL'],
    [{ COFFER_PUBLIC_URL: 'javascript:alert(1)' }, 'COFFER_PUBLIC_URL'],
    [{ COFFER_PUBLIC_URL: 'https://user:secret@pay.example.com' }, 'COFFER_PUBLIC_URL'],
    [{ COFFER_PUBLIC_URL: 'https://pay.example.com/?next=1' }, 'COFFER_PUBLIC_URL'],
    [{ SMTP_URL: 'mail.example.com' }, 'SMTP_URL'],
    [{ SMTP_URL: 'smtp://', COFFER_MAIL_FROM: 'a@b.example' }, 'SMTP_URL'],
    [{ SMTP_URL: 'smtp://mail.example.com' }, 'COFFER_MAIL_FROM'],
    [{ COFFER_MAIL_FROM: 'a@b.example' }, 'SMTP_URL'],
    [{ COFFER_TEST_PROCESSOR: 'yes' }, 'COFFER_TEST_PROCESSOR'],
    // The folder has no built page.
    [{ COFFER_TEST_PROCESSOR: '1' }, 'COFFER_PAGE_DIR'],
    [{ COFFER_MERCHANT_NAME: ' ' }, 'COFFER_MERCHANT_NAME'],
    [{ COFFER_MERCHANT_NAME: 'a'.repeat(201) }, 'COFFER_MERCHANT_NAME'],
    [{ COFFER_CURRENCIES: 'USD,XQX' }, 'COFFER_CURRENCIES'],
    [{ COFFER_CURRENCIES: 'usd' }, 'COFFER_CURRENCIES'],
    [{ COFFER_CURRENCIES: 'USD,USD' }, 'COFFER_CURRENCIES'],
    [{ COFFER_WALLET_URL: 'app.example.com' }, 'COFFER_WALLET_URL'],
    [{ COFFER_WALLET_URL: 'javascript:alert(1)' }, 'COFFER_WALLET_URL'],
    [{ COFFER_ALLOWED_ORIGINS: '*' }, 'COFFER_ALLOWED_ORIGINS'],
    [{ COFFER_ALLOWED_ORIGINS: 'https://app.example.com/' }, 'COFFER_ALLOWED_ORIGINS'],
    [{ COFFER_ALLOWED_ORIGINS: 'app.example.com' }, 'COFFER_ALLOWED_ORIGINS'],
    [{ COFFER_PRIVATE_WEBHOOKS: 'true' }, 'COFFER_PRIVATE_WEBHOOKS'],
    [{ COFFER_ANCHOR_KEY: 'short' }, 'COFFER_ANCHOR_KEY'],
    [{ COFFER_PRIVATE_WEBHOOK: '1' }, 'COFFER_PRIVATE_WEBHOOK'],
    [{ STRIPE_SECRET_KEY: 'sk_test_1' }, 'STRIPE_WEBHOOK_SECRET'],
    [{ ...stripe, STRIPE_SECRET_KEY: undefined }, 'STRIPE_SECRET_KEY'],
    [{ ...stripe, STRIPE_SECRET_KEY: '' }, 'STRIPE_SECRET_KEY'],
    [{ ...stripe, STRIPE_WEBHOOK_SECRET: '' }, 'STRIPE_WEBHOOK_SECRET'],
    [{ ...stripe, STRIPE_PUBLISHABLE_KEY: undefined }, 'STRIPE_PUBLISHABLE_KEY'],
    [{ ...stripe, STRIPE_PUBLISHABLE_KEY: 'pk_live_1' }, 'one mode'],
    [{ ...stripe, STRIPE_SECRET_KEY: 'rk_live_1' }, 'one mode'],
    [{ ...stripe, STRIPE_SECRET_KEY: 'sk_1' }, 'STRIPE_SECRET_KEY'],
    [{ ...stripe, COFFER_TEST_PROCESSOR: '1' }, 'COFFER_TEST_PROCESSOR'],
    [{ ...stripe, STRIPE_SECRET_KEY: 'sk_live_1', STRIPE_PUBLISHABLE_KEY: 'pk_live_1' }, 'COFFER_PUBLIC_URL'],
  ])('%o', async (environment, named) => {
    const sentence = await sentenceOf(start({ PORT: '0', ...environment }));
    expect(sentence).toContain(named);
    expect(sentence).not.toContain('wrong');
  });

  test('an unknown flag, and --reset of a real PostgreSQL', async () => {
    expect(await sentenceOf(start({ PORT: '0' }, ['--frobnicate']))).toContain('--frobnicate');
    const postgres = start({ PORT: '0', DATABASE_URL: 'postgres://127.0.0.1/none' }, ['--demo', '--reset']);
    expect(await sentenceOf(postgres)).toContain('--reset');
    expect(await sentenceOf(start({ PORT: '0' }, ['--reset']))).toContain('--demo');
  });

  test('a demo with the merchant of a real server', async () => {
    const named = start({ PORT: '0', COFFER_MERCHANT_NAME: 'Acme Cloud' }, ['--demo']);
    expect(await sentenceOf(named)).toContain('COFFER_MERCHANT_NAME');
  });

  test('a demo with live Stripe keys', async () => {
    const keys = { ...stripe, STRIPE_SECRET_KEY: 'sk_live_1', STRIPE_PUBLISHABLE_KEY: 'pk_live_1' };
    expect(await sentenceOf(start({ PORT: '0', ...keys }, ['--demo']))).toContain('--demo');
  });
});
