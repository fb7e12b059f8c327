import { readOptions } from '../../apps/demo-server/src/readOptions.ts';
import { startServer } from '../../apps/demo-server/src/startServer.ts';

// The server as a process that tells its memory when it is asked: `node --expose-gc measuredServer.ts`.

const server = await startServer(readOptions([], process.env));
process.on('message', async (question) => {
  if (question === 'end') {
    await server.shutDown();
    process.exit(0);
  }
  await collect({ type: 'major' });
  const { rss, heapUsed } = process.memoryUsage();
  // What the engine has set aside for garbage to come is given back: what is left is what the server holds.
  await collect({ type: 'major', flavor: 'last-resort' });
  process.send?.({ rss, heapUsed, rssHeld: process.memoryUsage().rss });
});
process.send?.('ready');

async function collect(options: NodeJS.GCOptions): Promise<void> {
  for (let count = 0; count < 4; count += 1) {
    globalThis.gc?.(options);
    // What was let go of by the last one is only seen by the next.
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
