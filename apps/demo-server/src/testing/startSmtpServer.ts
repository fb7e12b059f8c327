import { SMTPServer } from 'smtp-server';

/** An SMTP server on a free port of this machine that records emails and can fail on request. */
export type TestSmtpServer = {
  url: string;
  /** Received emails in their wire format, with headers. */
  mails: string[];
  /** While true, every sender gets a temporary failure. */
  refuses: boolean;
  /** Domain whose recipients never get a response. Defaults to null for none. */
  hangsFor: string | null;
  close(): Promise<void>;
};

/** Starts an SMTP server without TLS and authentication. */
export async function startSmtpServer(): Promise<TestSmtpServer> {
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onMailFrom: (_address, _session, callback) =>
      callback(server.refuses ? Object.assign(new Error('Not now.'), { responseCode: 451 }) : null),
    onRcptTo({ address }, _session, callback) {
      if (server.hangsFor === null || !address.endsWith(`@${server.hangsFor}`)) callback();
    },
    onData(stream, _session, callback) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        server.mails.push(Buffer.concat(parts).toString().replaceAll('\r\n', '\n'));
        callback();
      });
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  const address = smtp.server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const server: TestSmtpServer = {
    url: `smtp://127.0.0.1:${port}`,
    mails: [],
    refuses: false,
    hangsFor: null,
    close: () => new Promise((resolve) => smtp.close(() => resolve())),
  };
  return server;
}
