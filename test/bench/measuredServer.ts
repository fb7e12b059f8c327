import { readOptions } from '../../apps/demo-server/src/readOptions.ts';
import { startServer } from '../../apps/demo-server/src/startServer.ts';

// The server as a process that tells its memory when it is asked: `node --expose-gc measuredServer.ts`.

const server = await startServer(readOptions([], process.env));
process.on('message', async (question) => {
  if (question === 'end') {
    await server.shutDown();
    process.exit(0);
  }
  for (let count = 0; count < 4; count += 1) {
    globalThis.gc?.();
    // What was let go of by the last one is only seen by the next.
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  process.send?.(process.memoryUsage());
});
process.send?.('ready');
