import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProcess, untilReady } from '../../apps/demo-server/src/testing/startProcess.ts';
import { freePort } from '../freePort.ts';

/** A running demo with its own data, on a free port. */
export type DemoProcess = { url: string; stop: () => Promise<void> };

export type StartDemoProcessParameters = {
  /** URL of an empty PostgreSQL database. Defaults to PGlite in a folder. */
  databaseUrl?: string | undefined;
  /** Folder of the built page. */
  pageFolder: string;
};

/** Starts the demo as an operator does, without this process's environment. */
export async function startDemoProcess({
  databaseUrl,
  pageFolder,
}: StartDemoProcessParameters): Promise<DemoProcess> {
  const dataDir = await mkdtemp(join(tmpdir(), 'coffer-e2e-'));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const server = startProcess(['--demo'], {
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
    PORT: String(port),
    COFFER_DATA_DIR: dataDir,
    COFFER_PAGE_DIR: pageFolder,
    // The webhook receivers of the tests are on this machine.
    COFFER_PRIVATE_WEBHOOKS: '1',
  });
  const stop = async () => {
    server.process.kill('SIGTERM');
    await server.ended;
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await untilReady(server, url);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}
