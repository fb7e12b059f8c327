import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { freePort } from '../freePort.ts';
import { openConnection } from './openConnection.ts';

/**
 * A server's memory in bytes after some writes and a garbage collection. `rssHeld` excludes V8's spare memory, which grows
 * with the load up to a limit.
 */
export type ServerMemory = { writes: number; rss: number; heapUsed: number; rssHeld: number };

/** Debits one wallet of a new server over 32 connections. Reads its memory after each number of writes. */
export async function measureMemory(
  environment: Record<string, string>,
  after: readonly number[],
): Promise<ServerMemory[]> {
  const port = await freePort();
  const secretKey = 'sk_test_of_the_memory_bench_32_chars';
  const script = fileURLToPath(new URL('./measuredServer.ts', import.meta.url));
  const server = fork(script, [], {
    execArgv: ['--expose-gc'],
    env: {
      PATH: process.env.PATH ?? '',
      PORT: String(port),
      COFFER_SECRET_KEY: secretKey,
      COFFER_LOG_LEVEL: 'silent',
      COFFER_RATE_LIMITS: 'keyRequests=999999999',
      ...environment,
    },
  });
  try {
    await once(server, 'message');
    const authorization = `Bearer ${secretKey}`;
    const connections = await Promise.all(Array.from({ length: 32 }, () => openConnection(port)));
    let keys = 0;
    const ask = async (path: string, body: object, connection = connections[0]) => {
      keys += 1;
      const headers = { authorization, 'idempotency-key': `memory-${keys}` };
      const answer = await connection?.post(path, headers, JSON.stringify(body));
      if (answer?.status !== 201) throw new Error(`${path} answered ${answer?.status}: ${answer?.body}`);
      return answer.body;
    };
    const customer: { id: string } = JSON.parse(
      await ask('/v1/customers', { name: 'Memory', currencies: [] }),
    );
    const opening = {
      currency: 'USD',
      initialBalance: { amount: 1_000_000_000, currency: 'USD' },
      fundedBy: 'externalPayment',
    };
    const wallet: { id: string } = JSON.parse(await ask(`/v1/customers/${customer.id}/wallets`, opening));
    const debit = { type: 'debit', amount: { amount: 1, currency: 'USD' }, reason: 'Image generation' };
    const memory: ServerMemory[] = [];
    let writes = 0;
    for (const goal of after) {
      await Promise.all(
        connections.map(async (connection) => {
          while (writes < goal) {
            writes += 1;
            await ask(`/v1/wallets/${wallet.id}/entries`, debit, connection);
          }
        }),
      );
      server.send('memory');
      const [usage]: Omit<ServerMemory, 'writes'>[] = await once(server, 'message');
      if (usage) memory.push({ writes: goal, ...usage });
    }
    for (const connection of connections) connection.close();
    server.send('end');
    await once(server, 'exit');
    return memory;
  } finally {
    server.kill('SIGKILL');
  }
}
