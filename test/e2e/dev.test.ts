import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { freePort } from '../freePort.ts';
import { root } from '../sourceFiles.ts';

test('pnpm dev serves the page with hot reload in front of the API, and restarts the server when a file changes', async () => {
  const { output, child } = await startDev();
  await expect.poll(() => output().split('Coffer is ready').length, { timeout: 120_000 }).toBe(2);
  const [, url = ''] = /Demo page +(\S+)/.exec(output()) ?? [];
  expect(await (await fetch(url, { headers: { accept: 'text/html' } })).text()).toContain('/@vite/client');
  expect((await (await fetch(`${url}/demo/customers`)).json()).items).toHaveLength(4);

  const now = new Date();
  utimesSync(join(root, 'apps/demo-server/src/index.ts'), now, now);
  await expect.poll(() => output().split('Coffer is ready').length, { timeout: 120_000 }).toBe(3);
  expect((await (await fetch(`${url}/demo/customers`)).json()).items).toHaveLength(4);

  child.kill('SIGTERM');
  await once(child, 'exit');
  await expect(fetch(`${url}/demo/customers`)).rejects.toThrow();
}, 300_000);

async function startDev(): Promise<{ output: () => string; child: ChildProcess }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'coffer-dev-'));
  const child = spawn(process.execPath, ['apps/demo-web/scripts/dev.ts'], {
    cwd: root,
    env: {
      PATH: process.env.PATH ?? '',
      PORT: String(await freePort()),
      COFFER_DATA_DIR: dataDir,
      COFFER_LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    rmSync(dataDir, { recursive: true, force: true });
  });
  return { output: () => text, child };
}
