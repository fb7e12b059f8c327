import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestPostgres } from '../../apps/demo-server/src/database/testing/startTestPostgres.ts';
import { freePort } from '../freePort.ts';
import { root } from '../sourceFiles.ts';

/** A demo of its own, with its data, on a free port. */
export type DemoProcess = { url: string; stop: () => Promise<void> };

/** Starts the demo on a database of its own: PGlite in a folder, or a PostgreSQL. The page has to be built. */
export async function startDemoProcess(engine: 'pglite' | 'postgres'): Promise<DemoProcess> {
  const dataDir = mkdtempSync(join(tmpdir(), 'coffer-e2e-'));
  const postgres = engine === 'postgres' ? await startTestPostgres() : null;
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const server = spawn(process.execPath, ['apps/demo-server/src/main.ts', '--demo'], {
    cwd: root,
    env: {
      ...process.env,
      ...(postgres ? { DATABASE_URL: postgres.url } : {}),
      PORT: String(port),
      COFFER_DATA_DIR: dataDir,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const stop = async () => {
    if (server.exitCode === null) {
      server.kill('SIGTERM');
      await once(server, 'exit');
    }
    await postgres?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await ready(server, `${url}/readyz`);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}

async function ready(server: ChildProcess, url: string): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    if (server.exitCode !== null)
      throw new Error(`The demo ended with ${server.exitCode} before it was ready.`);
    const isReady = await fetch(url).then(
      ({ status }) => status === 200,
      () => false,
    );
    if (isReady) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The demo was not ready within 60 s.');
}
