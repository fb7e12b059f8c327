import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
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

function start(environment: Record<string, string>, flags: readonly string[] = []): ServerProcess {
  const server = startProcess(flags, {
    COFFER_DATA_DIR: join(folder, 'data'),
    COFFER_LOG_LEVEL: 'warn',
    // Not what is tested here: nothing is built.
    COFFER_PAGE_DIR: folder,
    ...environment,
  });
  started.push(server);
  return server;
}

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

/** What a start that failed said: one line, no stack. */
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
    const credit = { type: 'credit', amount: { amount: 1, currency: 'USD' } };
    const load = Promise.all(
      Array.from({ length: 8 }, async () => {
        for (;;) {
          const answer = await post(url + entries, credit).catch(() => null);
          if (answer === null || answer.id === undefined) return;
          answered += 1;
        }
      }),
    );
    await new Promise((resolve) => setTimeout(resolve, 400));
    const at = performance.now();
    first.process.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    expect(performance.now() - at).toBeLessThan(5000);
    await load;
    expect(await streamed).toContain('retry:');
    expect(answered).toBeGreaterThan(10);

    const second = start({ PORT: String(port) }, ['--demo']);
    await untilReady(second, url);
    const balance = await fetch(`${url}/v1/wallets/${wallets.items[0].id}/balance`, { headers });
    // What was not answered may have been written; what was answered must have been.
    expect((await balance.json()).balance.amount).toBeGreaterThanOrEqual(answered);
    // Meanwhile nobody else gets the folder, least of all to empty it.
    for (const flags of [[], ['--reset']]) {
      expect(await sentenceOf(start({ PORT: '0' }, flags))).toContain('is in use by another process');
    }
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    second.process.kill('SIGTERM');
    expect(await second.ended).toBe(0);

    const third = start({ PORT: String(port) }, ['--reset']);
    await untilReady(third, url);
    const { items: none } = await (await fetch(`${url}/v1/customers`, { headers })).json();
    expect(none).toEqual([]);
    expect((await fetch(`${url}/demo/customers`)).status).toBe(404);
  }, 60_000);
});

describe('a start that cannot be is one sentence and a failure', () => {
  test('a port in use', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, resolve));
    const address = taken.address();
    const port = String(address !== null && typeof address === 'object' ? address.port : 0);
    expect(await sentenceOf(start({ PORT: port }, ['--reset']))).toContain(`Port ${port} is in use`);
    await new Promise((resolve) => taken.close(resolve));
  });

  test('a folder that cannot be written', async () => {
    // Also for root, whom no permission stops: a folder inside a file, and one of the kernel's.
    for (const closed of [join(folder, 'file', 'data'), '/proc/coffer/data']) {
      await writeFile(join(folder, 'file'), '');
      expect(await sentenceOf(start({ PORT: '0', COFFER_DATA_DIR: closed }))).toContain(closed);
    }
  });

  test.each([
    [{ DATABASE_URL: 'mysql://nowhere' }, 'DATABASE_URL'],
    [{ DATABASE_URL: 'postgres://nobody:wrong@127.0.0.1:1/none' }, '127.0.0.1'],
    [{ PORT: 'http' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ HOST: '192.0.2.1' }, 'HOST'],
    [{ STRIPE_SECRET_KEY: 'sk_test_1' }, 'STRIPE_WEBHOOK_SECRET'],
    [{ COFFER_SECRET_KEY: 'hunter2' }, 'COFFER_SECRET_KEY'],
    [{ COFFER_LOG_LEVEL: 'loud' }, 'COFFER_LOG_LEVEL'],
  ])('%o', async (environment, named) => {
    const sentence = await sentenceOf(start({ PORT: '0', ...environment }));
    expect(sentence).toContain(named);
    expect(sentence).not.toContain('wrong');
  });

  test('an unknown flag, and --reset of a real PostgreSQL', async () => {
    expect(await sentenceOf(start({ PORT: '0' }, ['--frobnicate']))).toContain('--frobnicate');
    const postgres = start({ PORT: '0', DATABASE_URL: 'postgres://127.0.0.1/none' }, ['--reset']);
    expect(await sentenceOf(postgres)).toContain('--reset');
  });
});
