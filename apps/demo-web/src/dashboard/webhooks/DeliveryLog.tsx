import type { Schemas } from '../../api/Schemas.ts';
import { filteredCursorPagination } from '../../ui/cursorPagination.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { DateTime } from '../../ui/DateTime.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Section } from '../../ui/Section.tsx';
import { Status } from '../../ui/Status.tsx';
import { StatusFilter } from '../../ui/StatusFilter.tsx';
import { useSearchFilter } from '../../ui/useSearchFilter.ts';
import { useMerchantApi } from '../MerchantApiContext.ts';
import './DeliveryLog.css';

const statuses = ['waiting', 'succeeded', 'failed'] as const;

const columns: Column<Schemas['WebhookDelivery']>[] = [
  { name: 'Date', cell: ({ createdAt }) => <DateTime value={createdAt} /> },
  { name: 'Event', cell: ({ eventType }) => eventType },
  { name: 'Status', cell: ({ status }) => <Status value={status} /> },
  { name: 'Message', cell: (delivery) => <Message delivery={delivery} /> },
  { name: 'Next attempt', cell: ({ nextAttemptAt }) => <DateTime value={nextAttemptAt} /> },
  { name: 'Actions', align: 'end', cell: ({ id }) => <Replay id={id} /> },
];

export type DeliveryLogProps = { endpointId?: string };

/** The webhook deliveries to one endpoint or to all, with their attempts. */
export function DeliveryLog({ endpointId }: DeliveryLogProps) {
  const [filter, change] = useSearchFilter(['status']);
  const status = statuses.find((value) => value === filter.status);
  const query = { limit: 25, ...(endpointId && { endpointId }), ...(status && { status }) };
  const log = useMerchantApi().useInfiniteQuery(
    'get',
    '/v1/webhook-deliveries',
    { params: { query } },
    { ...filteredCursorPagination, refetchInterval: 3_000 },
  );
  return (
    <Section title="Delivery log">
      <StatusFilter statuses={statuses} value={status} onChange={change} />
      <DataTable
        caption="Deliveries"
        columns={columns}
        rows={log.data?.pages.flatMap(({ items }) => items)}
        keyOf={({ id }) => id}
        query={log}
        empty={status ? 'No deliveries match this filter.' : 'No deliveries yet.'}
      />
    </Section>
  );
}

function Message({ delivery }: { delivery: Schemas['WebhookDelivery'] }) {
  return (
    <details className="message">
      <summary>
        {delivery.attempts.length === 1 ? '1 attempt' : `${delivery.attempts.length} attempts`}
      </summary>
      <ul>
        {delivery.attempts.map(({ createdAt, status, detail, durationMs }) => (
          <li key={createdAt}>
            <DateTime value={createdAt} />: {status ?? 'no response'} · {detail} · {durationMs} ms
          </li>
        ))}
      </ul>
      <pre>{JSON.stringify(JSON.parse(delivery.body), null, 2)}</pre>
    </details>
  );
}

function Replay({ id }: { id: string }) {
  const replay = useMerchantApi().useMutation('post', '/v1/webhook-deliveries/{webhookDeliveryId}/replay');
  return (
    <>
      <button
        type="button"
        className="button"
        disabled={replay.isPending}
        onClick={() => replay.mutate({ params: { path: { webhookDeliveryId: id } } })}
      >
        Replay
      </button>
      {replay.error ? <ErrorNotice error={replay.error} /> : null}
    </>
  );
}
