import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchChromium } from '../launchChromium.ts';
import { root } from '../sourceFiles.ts';
import { type RealServer, startRealServer } from './realServer.ts';
import { useDemoPages } from './useDemoPages.ts';

const open = useDemoPages();

const html = `<!doctype html>
<title>Host</title>
<link rel="icon" href="data:,">
<script type="module">import { httpAdapter } from '/adapter.js'; window.httpAdapter = httpAdapter;</script>`;

/** A page of another origin, with the kit's `httpAdapter` in it. */
let host: { server: Server; origin: string };
let allowing: RealServer;
let closed: RealServer;
beforeAll(async () => {
  const script = await bundleAdapter();
  const server = createServer((request, response) => {
    const isScript = request.url === '/adapter.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? script : html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  host = { server, origin: `http://localhost:${(server.address() as AddressInfo).port}` };
  const pageFolder = inject('pageFolder');
  [allowing, closed] = await Promise.all([
    startRealServer({ pageFolder, environment: { COFFER_ALLOWED_ORIGINS: host.origin } }),
    startRealServer({ pageFolder }),
  ]);
}, 120_000);
afterAll(async () => {
  host.server.close();
  await Promise.all([allowing.stop(), closed.stop()]);
});

async function bundleAdapter(): Promise<string> {
  const entry = join(root, 'packages/adapter/src/index.ts');
  const built = await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: { entry, formats: ['es'] },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const [bundle] = [built].flat();
  if (!bundle || !('output' in bundle)) throw new Error('Vite built nothing.');
  return bundle.output[0].code;
}

async function newSession(server: RealServer): Promise<{ walletId: string; token: string }> {
  const { id } = await server.merchant('POST', '/customers', { name: 'Ada', currencies: ['USD'] });
  const { items } = await server.merchant('GET', `/customers/${id}/wallets`);
  const { token } = await server.merchant('POST', `/customers/${id}/sessions`, {});
  return { walletId: items[0].id, token };
}

test('a page of an allowed origin pays, saves settings and follows the event stream with httpAdapter', async () => {
  const { walletId, token } = await newSession(allowing);
  const page = await open(host.origin);
  await page.waitForFunction(() => 'httpAdapter' in globalThis);
  const result = await page.evaluate(
    async ({ baseUrl, walletId, token }) => {
      const adapter = Object(globalThis).httpAdapter({ baseUrl, getToken: () => token });
      const statuses: string[] = [];
      const leaving = new AbortController();
      const opened = Promise.withResolvers<void>();
      const onStatus = (status: string) => {
        statuses.push(status);
        if (status === 'open') opened.resolve();
      };
      const events = adapter.streamEvents({ onStatus }, { signal: leaving.signal })[Symbol.asyncIterator]();
      const next = events.next();
      await opened.promise;
      const method = await adapter.addPaymentMethod({ token: 'pm_card_visa' }, { idempotencyKey: 'card' });
      const quote = await adapter.createQuote({ walletId, amount: { amount: 5000, currency: 'USD' } });
      const chosen = { quoteId: quote.id, paymentMethodId: method.id };
      const topUp = await adapter.createTopUp(chosen, { idempotencyKey: 'pay' });
      let replayed = false;
      const onReplayed = () => {
        replayed = true;
      };
      await adapter.createTopUp(chosen, { idempotencyKey: 'pay', onReplayed });
      const event = (await next).value;
      leaving.abort();
      const { version } = await adapter.getAlertSettings({ walletId });
      const settings = { walletId, enabled: false, threshold: null, channels: [], version };
      const saved = await adapter.saveAlertSettings(settings);
      const rejected = await adapter
        .getBalance({ walletId: 'wal_none' })
        .catch(({ code, requestId }: { code: string; requestId?: string }) => ({ code, requestId }));
      return { status: topUp.status, replayed, event, saved: saved.enabled, rejected, statuses };
    },
    { baseUrl: `${allowing.url}/wallet`, walletId, token },
  );
  expect(result).toMatchObject({
    status: 'settled',
    replayed: true,
    event: { walletId },
    saved: false,
    rejected: { code: 'not_found', requestId: expect.any(String) },
  });
  expect(result.statuses).not.toContain('polling');
  const { balance } = await allowing.merchant('GET', `/wallets/${walletId}/balance`);
  expect(balance.amount).toBe(50_00);
});

test('a server without allowed origins is closed to the page', async () => {
  const { token } = await newSession(closed);
  // Not of `useDemoPages`: Chromium reports the blocked request as an error, which this test expects.
  const browser = await launchChromium();
  const page = await browser.newPage();
  await page.goto(host.origin);
  const failure = await page.evaluate(
    async ({ url, token }) =>
      fetch(`${url}/wallet/session`, { headers: { authorization: `Bearer ${token}` } }).then(
        () => 'read',
        ({ name }: Error) => name,
      ),
    { url: closed.url, token },
  );
  await browser.close();
  expect(failure).toBe('TypeError');
});
