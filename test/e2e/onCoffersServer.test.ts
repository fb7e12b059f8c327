import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build as bundle } from 'esbuild';
import { build, type PreviewServer, preview } from 'vite';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { freePort } from '../freePort.ts';
import { root } from '../sourceFiles.ts';
import { keepScreenshot } from './keepScreenshot.ts';
import { type RealServer, startRealServer } from './realServer.ts';
import { useDemoPages } from './useDemoPages.ts';

const open = useDemoPages();
const host = join(root, 'test/install/hosts/coffer-express');
const outDir = join(root, 'test/artifacts/guide-page');

let server: RealServer;
let express: ChildProcess;
let page: PreviewServer;
beforeAll(async () => {
  server = await startRealServer({
    pageFolder: inject('pageFolder'),
    environment: { COFFER_MERCHANT_NAME: 'Acme Cloud', COFFER_CURRENCIES: 'USD' },
  });
  const key = { name: 'My product', scopes: ['read', 'write'] };
  const { secret } = await server.merchant('POST', '/api-keys', key);
  const outfile = join(root, 'test/artifacts/guide-express.js');
  const entryPoints = [join(host, 'server.ts')];
  await bundle({ entryPoints, outfile, bundle: true, packages: 'external', platform: 'node', format: 'esm' });
  const port = await freePort();
  express = spawn(process.execPath, [outfile], {
    env: { PATH: process.env.PATH, PORT: String(port), COFFER_URL: server.url, COFFER_API_KEY: secret },
    stdio: 'inherit',
  });
  const inline = { configFile: false, root: join(root, 'test/e2e/guidePage'), logLevel: 'error' } as const;
  await build({ ...inline, plugins: [react()], build: { outDir, emptyOutDir: true } });
  const proxy = { '/api': `http://localhost:${port}` };
  page = await preview({ ...inline, build: { outDir }, preview: { port: await freePort(), proxy } });
}, 120_000);
afterAll(async () => {
  await page.close();
  express.kill();
  await once(express, 'exit');
  await server.stop();
});

test('the guide for Coffer’s server gives a page on which a customer pays and sees the new balance', async () => {
  const { id } = await server.merchant('POST', '/customers', { name: 'Ada', email: 'ada@example.com' });
  const { items } = await server.merchant('GET', `/customers/${id}/wallets`);
  const url = page.resolvedUrls?.local[0] ?? '';
  const shown = await open('about:blank');
  await shown.context().addCookies([{ name: 'user', value: id, url }]);
  await shown.goto(url);
  const form = shown.locator('[data-slot="top-up-form"]');
  await form.getByRole('button', { name: 'Add a payment method' }).click();
  await form.getByRole('button', { name: /Visa that pays/ }).click();
  await shown.getByRole('button', { name: 'Pay $100.00' }).click();
  const card = shown.locator('[data-slot="balance-card"]');
  await card.getByText('100 US dollars', { exact: true }).first().waitFor();
  await keepScreenshot(shown, 'guide on Coffers server');
  // A charge of the merchant arrives on the page through the host's handler, without a reload.
  const charge = { type: 'debit', amount: { amount: 1_50, currency: 'USD' }, reason: 'Image 42' };
  await server.merchant('POST', `/wallets/${items[0].id}/entries`, charge);
  await card.getByText('98.50 US dollars', { exact: true }).first().waitFor();
  expect(await shown.locator('[role="alert"]:not(:empty)').count()).toBe(0);
});
