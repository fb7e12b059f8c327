import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A TCP proxy that can lose its connections as a network does: without FIN or RST. */
export type SilentProxy = {
  port: number;
  /** Replaces host and port of an address by the proxy's own. */
  throughProxy(url: string): string;
  /** Forwards new connections to this port of the loopback; null accepts them and never answers. */
  pointAt(port: number | null): void;
  /** Forwards nothing more of the connections that are open, and closes none: a lost host. */
  silence(): void;
  /** Resets the connections that are open: a host that was killed. */
  reset(): void;
  /** Number of connections that forward now. */
  readonly connections: number;
  stop(): Promise<void>;
};

/** Starts a proxy on a free port of the loopback. */
export async function startSilentProxy(target: number | null): Promise<SilentProxy> {
  const pairs = new Set<{ client: Socket; upstream: Socket | null; silent: boolean }>();
  let port = target;
  const server = createServer({ noDelay: true }, (client) => {
    const upstream = port === null ? null : connect({ host: '127.0.0.1', port, noDelay: true });
    const pair = { client, upstream, silent: port === null };
    pairs.add(pair);
    const end = () => {
      if (pair.silent) return;
      pairs.delete(pair);
      client.destroy();
      upstream?.destroy();
    };
    for (const socket of [client, upstream]) {
      socket?.on('error', end);
      socket?.on('close', end);
    }
    // Reads and drops the bytes of a silent client, like those to a lost host.
    client.on('data', (bytes) => void (pair.silent || upstream?.write(bytes)));
    upstream?.on('data', (bytes) => void (pair.silent || client.write(bytes)));
    client.on('close', () => {
      pairs.delete(pair);
      upstream?.destroy();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port was given.');
  return {
    port: address.port,
    throughProxy(url) {
      const through = new URL(url);
      through.host = `127.0.0.1:${address.port}`;
      return through.href;
    },
    pointAt(next) {
      port = next;
    },
    silence() {
      for (const pair of pairs) pair.silent = true;
    },
    reset() {
      for (const { client, upstream } of pairs) {
        client.resetAndDestroy();
        upstream?.destroy();
      }
    },
    get connections() {
      return [...pairs].filter(({ silent }) => !silent).length;
    },
    async stop() {
      for (const { client, upstream } of pairs) {
        client.destroy();
        upstream?.destroy();
      }
      server.close();
      await once(server, 'close');
    },
  };
}
