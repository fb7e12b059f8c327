import { useEffect, useState } from 'react';
import type { Schemas } from '../api/Schemas.ts';
import { devtoolsApi } from './devtoolsApi.ts';
import './mailbox.css';

/** The emails to customers. The demo only stores them, unless an SMTP server is configured. */
export function MailboxPage() {
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const mails = devtoolsApi.useQuery(
    'get',
    '/demo/mails',
    { params: { query: { limit: 100 } } },
    { refetchInterval: 3000 },
  );
  useEffect(() => {
    document.title = 'Mailbox · Coffer';
  }, []);
  const items = mails.data?.items ?? [];
  const shown = items.find(({ id }) => id === selectedId) ?? items[0];
  return (
    <main className="shell-main mailbox" lang="en" dir="ltr">
      <h1>Mailbox</h1>
      <p className="lead quiet">
        Every email that the server wrote, newest first. <a href="/">Nimbus</a> ·{' '}
        <a href="/dashboard">Dashboard</a>
      </p>
      {mails.isPending && <div className="panel mailbox-loading" aria-busy="true" />}
      {mails.isError && (
        <p role="alert" className="notice">
          Couldn’t load the emails.{' '}
          <button type="button" onClick={() => mails.refetch()}>
            Try again
          </button>
        </p>
      )}
      {mails.isSuccess && !shown && (
        <p className="panel quiet">
          No emails yet. Turn on a low-balance alert by email in Nimbus’s settings, then run jobs until the
          balance is low.
        </p>
      )}
      {shown && (
        <div className="mailbox-columns">
          <ul className="panel" aria-label="Emails">
            {items.map((mail) => (
              <li key={mail.id}>
                <button
                  type="button"
                  aria-current={mail.id === shown.id || undefined}
                  onClick={() => setSelectedId(mail.id)}
                >
                  <strong>{mail.subject}</strong>
                  <span className="quiet">{mail.to}</span>
                  <time className="quiet" dateTime={mail.createdAt}>
                    {dateTime.format(new Date(mail.createdAt))}
                  </time>
                </button>
              </li>
            ))}
          </ul>
          <MailPane mail={shown} />
        </div>
      )}
    </main>
  );
}

const dateTime = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

type Mail = Schemas['MailPage']['items'][number];

const statuses: Record<Mail['status'], string> = {
  waiting: 'Waiting to be sent',
  stored: 'Stored here. No SMTP server is configured.',
  sent: 'Sent',
  failed: 'Couldn’t be sent',
};

/** One email. Emails are plain text, so nothing in one can run or load here. */
function MailPane({ mail }: { mail: Mail }) {
  return (
    <article className="panel" aria-label="Email">
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
