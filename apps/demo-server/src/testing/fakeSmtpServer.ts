import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';

/** An SMTP server that keeps what it is given, and can refuse. */
export type FakeSmtpServer = {
  url: string;
  /** Each mail as it came over the wire, headers and all. */
  mails: string[];
  /** While true, every mail is answered with a temporary failure. */
  refuses: boolean;
  close(): Promise<void>;
};

/** Starts one on a free port of this machine. */
export async function fakeSmtpServer(): Promise<FakeSmtpServer> {
  const sockets = new Set<Socket>();
  const listener = createServer((socket) => {
    sockets.add(socket);
    talk(socket, server);
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = listener.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const server: FakeSmtpServer = {
    url: `smtp://127.0.0.1:${port}`,
    mails: [],
    refuses: false,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => listener.close(() => resolve()));
    },
  };
  return server;
}

function talk(socket: Socket, server: FakeSmtpServer): void {
  let pending = '';
  let mail: string[] | null = null;
  const say = (line: string) => socket.write(`${line}\r\n`);
  say('220 test ESMTP');
  socket.on('error', () => undefined);
  socket.on('data', (data) => {
    pending += data.toString();
    const lines = pending.split('\r\n');
    pending = lines.pop() ?? '';
    for (const line of lines) {
      if (mail && line === '.') {
        server.mails.push(mail.join('\n'));
        mail = null;
        say('250 taken');
      } else if (mail) mail.push(line);
      else if (/^(EHLO|HELO)/i.test(line)) say('250 test');
      else if (/^MAIL/i.test(line) && server.refuses) say('451 not now');
      else if (/^DATA/i.test(line)) {
        mail = [];
        say('354 go on');
      } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
      else say('250 fine');
    }
  });
}
