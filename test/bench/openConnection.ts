import { once } from 'node:events';
import { connect } from 'node:net';

/** One answer, its body as text. */
export type HttpAnswer = { status: number; body: string };

/** A kept-alive connection that carries one request at a time. */
export type HttpConnection = {
  post(path: string, headers: Readonly<Record<string, string>>, body: string): Promise<HttpAnswer>;
  close(): void;
};

/**
 * Opens a connection to a server on this machine. It speaks just enough HTTP for a benchmark: Node's own clients
 * cost more than the servers that are measured, and would measure themselves.
 */
export async function openConnection(port: number): Promise<HttpConnection> {
  const socket = connect(port, '127.0.0.1').setNoDelay(true);
  await once(socket, 'connect');
  let received = '';
  let waiting: { resolve: (answer: HttpAnswer) => void; reject: (error: Error) => void } | null = null;
  const fail = (error: Error) => {
    waiting?.reject(error);
    waiting = null;
  };
  socket.setEncoding('latin1');
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('The server closed the connection.')));
  socket.on('data', (piece: string) => {
    received += piece;
    const answer = completeAnswer(received);
    if (!answer) return;
    received = '';
    waiting?.resolve(answer);
    waiting = null;
  });
  return {
    post: (path, headers, body) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
        socket.write(
          `POST ${path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n${lines.join('')}\r\n${body}`,
        );
      }),
    close: () => void socket.destroy(),
  };
}

/** The answer once all of it is there. */
function completeAnswer(received: string): HttpAnswer | null {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const status = Number(received.slice(9, 12));
  const body = received.slice(end + 4);
  const length = /\r\ncontent-length: *(\d+)/i.exec(received.slice(0, end))?.[1];
  if (length !== undefined) return body.length >= Number(length) ? { status, body } : null;
  return body.endsWith('0\r\n\r\n') ? { status, body } : null;
}
