import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { serve } from '@hono/node-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer, testSecretKey } from '../../testing/startTestServer.ts';
import { quickstart } from './overview.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer('PGlite');
});
afterAll(() => server.close());

const get = (path: string) => server.app.fetch(new Request(`http://wallet.test${path}`));

test('the six commands of the quickstart run as they are printed', async () => {
  const page = await (await get('/reference')).text();
  const printed = quickstart.map(([, command]) => command);
  expect(printed).toHaveLength(6);
  const text = page.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
  for (const command of printed) expect(text).toContain(command);
  const http = serve({ fetch: server.app.fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise((resolve) => http.once('listening', resolve));
  const env = { ...process.env, URL: `http://127.0.0.1:${Object(http.address()).port}`, KEY: testSecretKey };
  const { stdout } = await promisify(execFile)('bash', ['-ec', printed.join('\necho\n')], { env });
  http.close();
  const [credit, charge, balance, session] = stdout
    .trim()
    .split(/\n+/)
    .map((line) => JSON.parse(line));
  expect(credit).toMatchObject({ type: 'credit', amount: { amount: 2500, currency: 'USD' } });
  expect(charge).toMatchObject({ type: 'debit', amount: { amount: -400, currency: 'USD' } });
  expect(balance.availableBalance).toEqual({ amount: 2100, currency: 'USD' });
  expect(session.token).toMatch(/^cst_/);
});

test("an error's type is the address of the page that explains the error", async () => {
  const { body } = await server.call('GET', '/v1/wallets/wal_unknown');
  expect(body.type).toBe('/reference/errors/not_found');
  const page = await (await get(body.type)).text();
  expect(page).toContain('The resource does not exist, or belongs to someone else.');
  expect((await get('/reference/errors/nothing')).status).toBe(404);
});

test('a wrong key is answered as such', async () => {
  const { body } = await server.call('GET', '/v1/customers', { token: 'sk_wrong' });
  expect(body).toMatchObject({
    code: 'unauthenticated',
    detail: expect.stringContaining('unknown, expired or revoked'),
  });
});
