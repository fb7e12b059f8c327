import type { components } from '../api/api.gen.ts';

type Mail = components['schemas']['MailPage']['items'][number];

const statuses: Record<Mail['status'], string> = {
  waiting: 'Waiting to be sent',
  stored: 'Kept here: no SMTP server is set',
  sent: 'Sent',
  failed: 'Could not be sent',
};

/** One mail as its reader has it. Mails are plain text, so nothing in one can run or load here. */
export function MailPane({ mail }: { mail: Mail }) {
  return (
    <article className="panel" aria-label="Mail">
      <h2>{mail.subject}</h2>
      <dl>
        <dt>To</dt>
        <dd>{mail.to}</dd>
        <dt>Status</dt>
        <dd>{statuses[mail.status]}</dd>
      </dl>
      <p className="mailbox-body">{mail.body}</p>
    </article>
  );
}
