import { useEffect, useState } from 'react';
import { devtoolsApi } from './devtoolsApi.ts';
import { MailPane } from './MailPane.tsx';
import './mailbox.css';

/** What was mailed to customers: in development nothing leaves this machine, unless an SMTP server is set. */
export function MailboxPage() {
  const [chosen, setChosen] = useState<string | null>(null);
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
  const shown = items.find(({ id }) => id === chosen) ?? items[0];
  return (
    <main className="shell-main mailbox" lang="en" dir="ltr">
      <h1>Mailbox</h1>
      <p className="lead quiet">
        Each mail that the server wrote, newest first. <a href="/">Nimbus</a> ·{' '}
        <a href="/dashboard">Dashboard</a>
      </p>
      {mails.isPending && <div className="panel mailbox-loading" aria-busy="true" />}
      {mails.isError && (
        <p role="alert" className="notice">
          The mails could not be read.{' '}
          <button type="button" onClick={() => mails.refetch()}>
            Try again
          </button>
        </p>
      )}
      {mails.isSuccess && !shown && (
        <p className="panel quiet">
          No mail yet. Set a low-balance alert by mail in Nimbus's settings, and run jobs until it comes.
        </p>
      )}
      {shown && (
        <div className="mailbox-columns">
          <ul className="panel" aria-label="Mails">
            {items.map((mail) => (
              <li key={mail.id}>
                <button
                  type="button"
                  aria-current={mail.id === shown.id || undefined}
                  onClick={() => setChosen(mail.id)}
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
