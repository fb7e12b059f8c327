import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A webhook receiver that keeps what it is sent, and answers as it is told to. */
export type FakeReceiver = {
  url: string;
  received: { headers: IncomingHttpHeaders; body: string }[];
  /** @default 200 */
  answer: (response: ServerResponse) => void;
  close(): Promise<void>;
};

/** Starts one on a free port of this machine. */
export async function fakeReceiver(): Promise<FakeReceiver> {
  const listener = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      receiver.received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
      receiver.answer(response);
    });
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = listener.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const receiver: FakeReceiver = {
    url: `http://127.0.0.1:${port}/hooks`,
    received: [],
    answer: (response) => void response.end('thanks'),
    close: () => {
      listener.closeAllConnections();
      return new Promise((resolve) => listener.close(() => resolve()));
    },
  };
  return receiver;
}
