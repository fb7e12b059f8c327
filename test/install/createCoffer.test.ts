import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest';
import { type Listener, listen } from '../../apps/demo-server/src/platform/listen.ts';
import {
  startTestServer,
  type TestServer,
  testSecretKey,
} from '../../apps/demo-server/src/testing/startTestServer.ts';
import { packPackage } from '../packPackages.ts';
import { root } from '../sourceFiles.ts';
import { runIn } from './runIn.ts';
import { startHost } from './startHost.ts';
import { useHostPages } from './useHostPages.ts';

const open = useHostPages();

let server: TestServer;
let listener: Listener;
let coffer: string;
let tarball: string;
let packFolder: string;
beforeAll(async () => {
  packFolder = mkdtempSync(join(tmpdir(), 'create-coffer-'));
  ({ tarball } = packPackage('create-coffer', packFolder));
  server = await startTestServer('PGlite');
  listener = await listen({ port: 0, host: '127.0.0.1' });
  listener.serve(server.app.fetch);
  coffer = `http://127.0.0.1:${listener.port}`;
}, 120_000);
afterAll(async () => {
  rmSync(packFolder, { recursive: true, force: true });
  await listener.drain(0);
  await server.close();
});

/** Runs the packed program in an empty folder, as `npm create coffer` does. Returns the folder of the new app. */
async function create(...parameters: string[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'create-coffer-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const program = ['exec', '--yes', `--package=${tarball}`, '--', 'create-coffer', 'app'];
  await runIn(folder, 'npm', [...program, ...parameters]);
  return join(folder, 'app');
}

/** Installs an app with the packed packages instead of the published ones. */
async function install(folder: string): Promise<void> {
  const overrides = inject('packed').map(({ name, tarball: file }) => `  "${name}": "file:${file}"\n`);
  const builds = ['esbuild', 'sharp'].map((name) => `  ${name}: false\n`);
  writeFileSync(
    join(folder, 'pnpm-workspace.yaml'),
    `overrides:\n${overrides.join('')}allowBuilds:\n${builds.join('')}`,
  );
  await runIn(folder, 'pnpm', ['install', '--prefer-offline']);
}

/** Adds a test card, pays $100 with it, and waits for the balance. */
async function pay(page: Page): Promise<void> {
  const card = page.locator('[data-slot="balance-card"]');
  await card.getByText('0 US dollars', { exact: true }).first().waitFor();
  const form = page.locator('[data-slot="top-up-form"]').first();
  await form.getByRole('button', { name: 'Add a payment method' }).click();
  await form.getByRole('button', { name: 'Visa that pays' }).click();
  await form.getByRole('button', { name: 'Pay $100.00' }).click();
  await card
    .getByText(/^10[05] US dollars$/)
    .first()
    .waitFor();
}

describe('npm create coffer', () => {
  test.each([
    ['express', 'tsx/dist/cli.mjs', ['--env-file=.env', 'server.ts'], '/'],
    ['next', 'next/dist/bin/next', ['dev', '--hostname', 'localhost'], '/'],
  ])('creates a %s app that shows a balance and takes a payment', async (template, program, start, path) => {
    const folder = await create('--template', template, '--url', coffer, '--key', testSecretKey);
    expect(readFileSync(join(folder, '.env'), 'utf8')).not.toContain(testSecretKey);
    await install(folder);
    await runIn(folder, 'pnpm', ['run', 'build']);
    const host = { folder, run: (...parameters: [string, string[]]) => runIn(folder, ...parameters) };
    if (template === 'next') {
      // The demo customer of the template is signed in nowhere but in development.
      const production = await startHost(host, program, ['start', '--hostname', 'localhost']);
      expect((await fetch(`${production}/api/wallet/session`)).status).toBe(500);
    }
    const address = await startHost(host, program, start);
    const { page } = await open(`${address}${path}`);
    await pay(page);
    await page.screenshot({ path: join(root, `test/artifacts/create-coffer-${template}.png`) });
  });

  test('says what the server responded, and creates nothing, if the server rejects the key', async () => {
    const call = create('--template', 'next', '--url', coffer, '--key', 'sk_wrong');
    await expect(call).rejects.toThrow('The Coffer server responded with 401');
  });

  test('says that the server cannot be reached', async () => {
    const call = create('--template', 'next', '--url', 'http://127.0.0.1:1', '--key', 'sk_any');
    await expect(call).rejects.toThrow("Couldn't reach http://127.0.0.1:1. Start the Coffer server first.");
  });
});
