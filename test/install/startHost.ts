import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { freePort } from '../freePort.ts';
import type { Host } from './installHost.ts';

/** Starts a built host on a port of the loopback until the end of the test. Returns its URL. */
export async function startHost({ folder }: Host, program: string, parameters: string[]): Promise<string> {
  const port = await freePort();
  const server = spawn(process.execPath, [`node_modules/${program}`, ...parameters, '--port', String(port)], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: undefined, PORT: String(port), NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  onTestFinished(async () => {
    if (server.exitCode !== null) return;
    server.kill('SIGTERM');
    await once(server, 'exit');
  });
  const address = `http://localhost:${port}`;
  for (let attempt = 0; attempt < 600; attempt += 1) {
    if (server.exitCode !== null) throw new Error(`The host ended with ${server.exitCode}.`);
    if (
      await fetch(address).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return address;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The host did not respond within 30 s.');
}
