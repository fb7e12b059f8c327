import { Money } from '@coffer/components';
import type { DemoJobs } from '../api/demoApi.ts';
import { useMessages } from './messages.ts';
import { useJobs } from './useJobs.ts';

/** The last jobs, with the funds that each reserved and charged. */
export function JobList({ walletId }: { walletId: string }) {
  const messages = useMessages();
  const { data } = useJobs(walletId);
  if (!data) return null;
  return (
    <section className="jobs">
      <h2>{messages.jobs}</h2>
      {data.items.length === 0 ? (
        <p className="panel quiet">{messages.noJobs}</p>
      ) : (
        <ul className="panel job-list">
          {data.items.map(({ id, description, status, reserved, charged, createdAt }) => (
            <li key={`${id} ${createdAt}`}>
              <span>{description}</span>
              <span className="amount">
                <Money value={status === 'captured' ? charged : reserved} />
              </span>
              <small className="quiet">
                {messages[statusMessages[status]]} · <bdi>{id}</bdi>
              </small>
              <small className="quiet amount">
                {status === 'captured' ? (
                  <>
                    {messages.ofReserved} <Money value={reserved} /> {messages.wereReserved}
                  </>
                ) : (
                  messages.reserved
                )}
              </small>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const statusMessages = {
  open: 'statusOpen',
  captured: 'statusCaptured',
  released: 'statusReleased',
  expired: 'statusExpired',
} as const satisfies Record<DemoJobs['items'][number]['status'], string>;
