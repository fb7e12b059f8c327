import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A webhook receiver that records its requests and responds as a test defines. */
export type FakeReceiver = {
  url: string;
  received: { headers: IncomingHttpHeaders; body: string }[];
  /** Writes a response. Defaults to status 200. */
  respond: (response: ServerResponse) => void;
  close(): Promise<void>;
};

/** Starts a receiver on a free port of this machine. */
export async function fakeReceiver(): Promise<FakeReceiver> {
  const listener = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      receiver.received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
      receiver.respond(response);
    });
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = listener.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const receiver: FakeReceiver = {
    url: `http://127.0.0.1:${port}/hooks`,
    received: [],
    respond: (response) => void response.end('thanks'),
    close: () => {
      listener.closeAllConnections();
      return new Promise((resolve) => listener.close(() => resolve()));
    },
  };
  return receiver;
}
