import { createTransport } from 'nodemailer';
import type { Mailer } from './Mailer.ts';

/** Time limits for a mail server to connect and to respond, in milliseconds. */
const timeoutMs = 10_000;

/** Creates a mailer for an SMTP server: `smtp://user:password@host:587`, or `smtps://…` for implicit TLS. */
export function smtpMailer(url: string, { from }: { from: string }): Mailer {
  const transport = createTransport({
    url,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
  });
  const host = from.split('@').at(-1)?.replace('>', '') ?? 'localhost';
  return {
    async send({ id, to, subject, text, html }) {
      // An address passed as an object cannot inject a second recipient or a header.
      const recipient = { name: '', address: to };
      await transport.sendMail({
        messageId: `<${id}@${host}>`,
        from,
        to: recipient,
        subject,
        text,
        ...(html === null ? {} : { html }),
      });
    },
    close: () => transport.close(),
  };
}
