import { useState } from 'react';
import { Link } from 'wouter';
import type { Schemas } from '../../api/Schemas.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { Page } from '../../ui/Page.tsx';
import { SecretReveal } from '../../ui/SecretReveal.tsx';
import { Section } from '../../ui/Section.tsx';
import { Status } from '../../ui/Status.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { DeliveryLog } from './DeliveryLog.tsx';
import { EndpointFields } from './EndpointFields.tsx';
import { endpointOf } from './endpointOf.ts';

const columns: Column<Schemas['WebhookEndpoint']>[] = [
  { name: 'Address', cell: ({ id, url }) => <Link href={`/webhooks/${id}`}>{url}</Link> },
  { name: 'Events', cell: ({ eventTypes }) => (eventTypes ? `${eventTypes.length} types` : 'all') },
  { name: 'Status', cell: ({ status }) => <Status value={status} /> },
];

/** Who is told of events, and what became of each message. */
export function WebhooksPage() {
  const api = useMerchantApi();
  const endpoints = api.useQuery('get', '/v1/webhook-endpoints');
  const create = api.useMutation('post', '/v1/webhook-endpoints');
  const [told, setTold] = useState<Schemas['WebhookEndpointWithSecret'] | null>(null);
  return (
    <Page
      title="Webhooks"
      actions={
        <ActionDialog
          label="Add endpoint"
          variant="primary"
          title="Add webhook endpoint"
          submit="Add"
          onSubmit={async (form) => setTold(await create.mutateAsync({ body: endpointOf(form) }))}
        >
          <EndpointFields />
        </ActionDialog>
      }
    >
      {told && (
        <SecretReveal
          title={`The signing secret of ${told.url}`}
          label="Signing secret"
          value={told.secret}
          onDone={() => setTold(null)}
        />
      )}
      <Section title="Endpoints">
        <DataTable
          caption="Webhook endpoints"
          columns={columns}
          rows={endpoints.data?.items}
          keyOf={({ id }) => id}
          query={endpoints}
          empty="Nobody is told of events yet."
        />
      </Section>
      <DeliveryLog />
    </Page>
  );
}
