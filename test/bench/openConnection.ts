import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A response with its body as text. */
export type HttpAnswer = { status: number; body: string };

/** A kept-alive connection that carries one request at a time. */
export type HttpConnection = {
  /**
   * Sends a request. If the server closes the idle connection at that moment, the request is repeated on a new one, so a
   * write needs an idempotency key.
   */
  post(path: string, headers: Readonly<Record<string, string>>, body: string): Promise<HttpAnswer>;
  close(): void;
};

type Waiting = {
  request: string;
  isSecond: boolean;
  resolve: (answer: HttpAnswer) => void;
  reject: (error: Error) => void;
};

/**
 * Opens a connection to a server on this machine. It implements only the HTTP that a benchmark needs, because Node's
 * clients use more CPU than the measured servers.
 */
export async function openConnection(port: number): Promise<HttpConnection> {
  let received = '';
  let waiting: Waiting | null = null;
  let socket = open();
  await once(socket, 'connect');

  function open(): Socket {
    const opened = connect(port, '127.0.0.1').setNoDelay(true).setEncoding('latin1');
    opened.on('error', () => undefined);
    opened.on('close', () => {
      if (opened === socket) sendAgain();
    });
    opened.on('data', (piece: string) => {
      received += piece;
      const answer = completeAnswer(received);
      if (!answer) return;
      received = '';
      waiting?.resolve(answer);
      waiting = null;
    });
    return opened;
  }

  function sendAgain(): void {
    if (!waiting) return;
    if (waiting.isSecond || received !== '') {
      waiting.reject(new Error('The server closed the connection.'));
      waiting = null;
      return;
    }
    waiting.isSecond = true;
    socket = open();
    socket.write(waiting.request);
  }

  return {
    post: (path, headers, body) =>
      new Promise((resolve, reject) => {
        const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
        const request = `POST ${path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n${lines.join('')}\r\n${body}`;
        waiting = { request, isSecond: false, resolve, reject };
        if (socket.destroyed) sendAgain();
        else socket.write(request);
      }),
    close: () => void socket.destroy(),
  };
}

/** Returns the response once it is complete. */
function completeAnswer(received: string): HttpAnswer | null {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const status = Number(received.slice(9, 12));
  const body = received.slice(end + 4);
  const length = /\r\ncontent-length: *(\d+)/i.exec(received.slice(0, end))?.[1];
  if (length !== undefined) return body.length >= Number(length) ? { status, body } : null;
  return body.endsWith('0\r\n\r\n') ? { status, body } : null;
}
