import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';

const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** Serves a folder, and a wallet under `/wallet`, on a free port of the loopback. */
export async function servePages(
  folder: string,
  wallet?: (request: Request) => Promise<Response>,
): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer(async (incoming, outgoing) => {
    const url = new URL(incoming.url ?? '/', 'http://loopback');
    if (wallet && url.pathname.startsWith('/wallet')) {
      const gone = new AbortController();
      outgoing.once('close', () => gone.abort());
      const hasBody = incoming.method !== 'GET' && incoming.method !== 'HEAD';
      const response = await wallet(
        new Request(url, {
          method: incoming.method ?? 'GET',
          headers: Object.entries(incoming.headers).map(([name, value]): [string, string] => [
            name,
            String(value),
          ]),
          signal: gone.signal,
          ...(hasBody ? { body: Buffer.concat(await incoming.toArray()) } : {}),
        }),
      );
      outgoing.writeHead(response.status, Object.fromEntries(response.headers));
      if (!response.body) return outgoing.end();
      // The page has closed the stream.
      return pipeline(response.body, outgoing).catch(() => {});
    }
    const path = join(folder, url.pathname);
    if (!existsSync(path)) return outgoing.writeHead(404).end();
    outgoing.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' });
    return outgoing.end(readFileSync(path));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port was given.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
