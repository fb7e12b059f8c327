import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';
import { freePort } from '../freePort.ts';
import { root } from '../sourceFiles.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the demo under test answers. */
    demoUrl: string;
  }
}

/** Builds the page and starts the demo once for all tests, on a database of its own. */
export default async function startDemo(project: TestProject): Promise<() => Promise<void>> {
  await build({ root: join(root, 'apps/demo-web'), logLevel: 'error' });
  const dataDir = mkdtempSync(join(tmpdir(), 'coffer-e2e-'));
  const port = await freePort();
  const demoUrl = `http://localhost:${port}`;
  const server = spawn(process.execPath, ['apps/demo-server/src/main.ts', '--demo'], {
    cwd: root,
    env: { ...process.env, PORT: String(port), COFFER_DATA_DIR: dataDir },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await ready(server, `${demoUrl}/readyz`);
  project.provide('demoUrl', demoUrl);
  return async () => {
    if (server.exitCode === null) {
      server.kill('SIGTERM');
      await once(server, 'exit');
    }
    rmSync(dataDir, { recursive: true, force: true });
  };
}

async function ready(server: ChildProcess, url: string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (server.exitCode !== null)
      throw new Error(`The demo ended with ${server.exitCode} before it was ready.`);
    const isReady = await fetch(url).then(
      ({ status }) => status === 200,
      () => false,
    );
    if (isReady) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The demo was not ready within 30 s.');
}
