import { Money } from '@coffer/components';
import type { DemoJobs } from '../api/demoApi.ts';
import { useJobs } from './useJobs.ts';
import { useWords } from './words.ts';

/** The last jobs: what each was reserved, and what it cost. */
export function JobList({ walletId }: { walletId: string }) {
  const words = useWords();
  const { data } = useJobs(walletId);
  if (!data) return null;
  return (
    <section className="jobs">
      <h2>{words.jobs}</h2>
      {data.items.length === 0 ? (
        <p className="panel quiet">{words.noJobs}</p>
      ) : (
        <ul className="panel job-list">
          {data.items.map(({ id, description, status, reserved, charged, createdAt }) => (
            <li key={`${id} ${createdAt}`}>
              <span>{description}</span>
              <span className="amount">
                <Money value={status === 'captured' ? charged : reserved} />
              </span>
              <small className="quiet">
                {words[statusWords[status]]} · <bdi>{id}</bdi>
              </small>
              <small className="quiet amount">
                {status === 'captured' ? (
                  <>
                    {words.ofReserved} <Money value={reserved} /> {words.wereReserved}
                  </>
                ) : (
                  words.reserved
                )}
              </small>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const statusWords = {
  open: 'statusOpen',
  captured: 'statusCaptured',
  released: 'statusReleased',
  expired: 'statusExpired',
} as const satisfies Record<DemoJobs['items'][number]['status'], string>;
