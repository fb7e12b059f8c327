import { createServer } from 'node:http';
import { afterEach, describe, expect, inject, test } from 'vitest';
import { createTestDatabase } from './database/testing/createTestDatabase.ts';
import { type ServerProcess, startProcess, untilReady } from './testing/startProcess.ts';

const day = 86_400_000;
const secretKey = 'sk_test_of_a_server_whose_clock_is_wrong';
const preload = new URL('./testing/shiftClock.ts', import.meta.url).href;

type Started = ServerProcess & { url: string };

const started: Started[] = [];
afterEach(async () => {
  for (const server of started.splice(0)) {
    server.process.kill('SIGKILL');
    await server.ended;
  }
});

/** Starts a server whose time of day is so far ahead. It is the shipped program, on a process of its own. */
async function start(environment: Record<string, string>, shiftMs = 0): Promise<Started> {
  const port = await freePort();
  const server = startProcess([], {
    PORT: String(port),
    COFFER_SECRET_KEY: secretKey,
    COFFER_LOG_LEVEL: 'silent',
    ...(shiftMs === 0 ? {} : { NODE_OPTIONS: `--import=${preload}`, TEST_CLOCK_SHIFT_MS: String(shiftMs) }),
    ...environment,
  });
  const running = { ...server, url: `http://localhost:${port}` };
  started.push(running);
  return running;
}

async function untilAnswering({ url, output, process }: Started): Promise<void> {
  await expect
    .poll(
      async () => {
        if (process.exitCode !== null) throw new Error(output.stderr);
        return fetch(`${url}/healthz`).then(
          ({ status }) => status,
          () => 0,
        );
      },
      { timeout: 60_000, interval: 100 },
    )
    .toBe(200);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return address !== null && typeof address === 'object' ? address.port : 0;
}

async function ask({ url }: Started, method: string, path: string, body?: object) {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${secretKey}`,
      ...(method === 'GET' ? {} : { 'idempotency-key': crypto.randomUUID() }),
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: response.status, body: await response.json() };
}

const usd = (amount: number) => ({ amount, currency: 'USD' });

/** A wallet with 100.00 that is paid and 5.00 that expires in a week. */
async function filledWallet(server: Started): Promise<string> {
  const customer = await ask(server, 'POST', '/v1/customers', { name: 'Ada', currencies: ['USD'] });
  const wallets = await ask(server, 'GET', `/v1/customers/${customer.body.id}/wallets`);
  const id: string = wallets.body.items[0].id;
  const expiresAt = new Date(Date.now() + 7 * day).toISOString();
  await ask(server, 'POST', `/v1/wallets/${id}/entries`, {
    type: 'credit',
    amount: usd(100_00),
    fundedBy: 'promotion',
    grant: { expiresAt },
  });
  await ask(server, 'POST', `/v1/wallets/${id}/entries`, {
    type: 'credit',
    fundedBy: 'externalPayment',
    amount: usd(5_00),
  });
  return id;
}

const credit = (server: Started, id: string, amount: number) =>
  ask(server, 'POST', `/v1/wallets/${id}/entries`, {
    type: 'credit',
    fundedBy: 'externalPayment',
    amount: usd(amount),
  });
const debit = (server: Started, id: string, amount: number) =>
  ask(server, 'POST', `/v1/wallets/${id}/entries`, { type: 'debit', amount: usd(amount) });
const available = async (server: Started, id: string): Promise<number> =>
  (await ask(server, 'GET', `/v1/wallets/${id}/balance`)).body.availableBalance.amount;

// A machine whose embedded database has the same wrong clock cannot notice. What its jump back leaves is tested in
// ledger/clock.test.ts.
describe('a server whose clock is 30 days ahead', () => {
  test('invariant 38 (X): it refuses writes and says why, reads rightly, and recovers when its clock is set', async () => {
    const { url, drop } = await createTestDatabase(inject('postgresUrl'), {
      template: inject('postgresTemplate'),
    });
    const right = await start({ DATABASE_URL: url });
    await untilReady(right, right.url);
    const id = await filledWallet(right);
    const wrong = await start({ DATABASE_URL: url }, 30 * day);
    await untilAnswering(wrong);

    const refused = await credit(wrong, id, 1);
    expect(refused).toMatchObject({ status: 503, body: { code: 'clock_skew' } });
    expect(refused.body.detail).toContain('2592000 seconds ahead of the database');
    expect(await ask(wrong, 'GET', '/readyz')).toMatchObject({
      status: 503,
      body: { code: 'clock_skew', detail: expect.stringContaining('clock') },
    });
    expect((await ask(right, 'GET', '/readyz')).status).toBe(200);

    // Reads use the database's time.
    const { body: balance } = await ask(wrong, 'GET', `/v1/wallets/${id}/balance`);
    expect(balance).toMatchObject({ availableBalance: usd(105_00) });
    expect(Math.abs(Date.parse(balance.asOf) - Date.now())).toBeLessThan(10_000);
    expect((await debit(right, id, 50_00)).status).toBe(201);
    expect(await available(right, id)).toBe(55_00);

    wrong.process.kill('SIGUSR2');
    await expect.poll(async () => (await ask(wrong, 'GET', '/readyz')).status, { timeout: 30_000 }).toBe(200);
    expect((await debit(wrong, id, 55_00)).status).toBe(201);
    await Promise.all([right, wrong].map((server) => server.process.kill('SIGKILL')));
    await Promise.all([right.ended, wrong.ended]);
    await drop();
  }, 120_000);
});
