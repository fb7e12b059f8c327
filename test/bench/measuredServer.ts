import { readOptions } from '../../apps/demo-server/src/readOptions.ts';
import { startServer } from '../../apps/demo-server/src/startServer.ts';

// A server process that reports its memory on request: `node --expose-gc measuredServer.ts`.

const server = await startServer(readOptions([], process.env));
process.on('message', async (question) => {
  if (question === 'end') {
    await server.shutDown();
    process.exit(0);
  }
  await collect({ type: 'major' });
  const { rss, heapUsed } = process.memoryUsage();
  // Returns V8's spare memory to the system, so that the rest is in use.
  await collect({ type: 'major', flavor: 'last-resort' });
  process.send?.({ rss, heapUsed, rssHeld: process.memoryUsage().rss });
});
process.send?.('ready');

async function collect(options: NodeJS.GCOptions): Promise<void> {
  for (let count = 0; count < 4; count += 1) {
    globalThis.gc?.(options);
    // Objects that one collection releases are freed by the next.
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
