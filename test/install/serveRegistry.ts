import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Serves the built registry like a static host until the end of the test. Returns its URL. */
export async function serveRegistry(folder: string): Promise<string> {
  const server = createServer(({ url = '' }, response) => {
    const [, name = ''] = /^\/([\w-]+\.json)$/.exec(url) ?? [];
    const path = join(folder, name);
    const isFound = name !== '' && existsSync(path);
    response.writeHead(isFound ? 200 : 404, { 'Content-Type': 'application/json' });
    response.end(isFound ? readFileSync(path) : '{}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port was given.');
  return `http://127.0.0.1:${address.port}`;
}
