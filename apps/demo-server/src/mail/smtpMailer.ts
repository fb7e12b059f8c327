import { createTransport } from 'nodemailer';
import type { Mailer } from './Mailer.ts';

/** How long a server may take to connect and to answer. */
const timeoutMs = 10_000;

/** A mailer over SMTP: `smtp://user:password@host:587`, or `smtps://…` for TLS from the start. */
export function smtpMailer(url: string, { from }: { from: string }): Mailer {
  const transport = createTransport({
    url,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
  });
  const host = from.split('@').at(-1)?.replace('>', '') ?? 'localhost';
  return {
    async send({ id, to, subject, text }) {
      // As an object, an address can never become a second recipient or a header.
      const recipient = { name: '', address: to };
      await transport.sendMail({ messageId: `<${id}@${host}>`, from, to: recipient, subject, text });
    },
    close: () => transport.close(),
  };
}
