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
import { EndpointFields, readEndpoint } from './EndpointFields.tsx';

const columns: Column<Schemas['WebhookEndpoint']>[] = [
  { name: 'URL', cell: ({ id, url }) => <Link href={`/webhooks/${id}`}>{url}</Link> },
  { name: 'Events', cell: ({ eventTypes }) => (eventTypes ? `${eventTypes.length} types` : 'All') },
  { name: 'Status', cell: ({ status }) => <Status value={status} /> },
];

/** The webhook endpoints and the deliveries to them. */
export function WebhooksPage() {
  const api = useMerchantApi();
  const endpoints = api.useQuery('get', '/v1/webhook-endpoints');
  const create = api.useMutation('post', '/v1/webhook-endpoints');
  const [newEndpoint, setNewEndpoint] = useState<Schemas['WebhookEndpointWithSecret'] | null>(null);
  return (
    <Page
      title="Webhooks"
      actions={
        <ActionDialog
          label="Add endpoint"
          variant="primary"
          title="Add webhook endpoint"
          submit="Add"
          onSubmit={async (form) => setNewEndpoint(await create.mutateAsync({ body: readEndpoint(form) }))}
        >
          <EndpointFields />
        </ActionDialog>
      }
    >
      {newEndpoint && (
        <SecretReveal
          title={`Signing secret: ${newEndpoint.url}`}
          label="Signing secret"
          value={newEndpoint.secret}
          onDone={() => setNewEndpoint(null)}
        />
      )}
      <Section title="Endpoints">
        <DataTable
          caption="Webhook endpoints"
          columns={columns}
          rows={endpoints.data?.items}
          keyOf={({ id }) => id}
          query={endpoints}
          empty="No webhook endpoints yet."
        />
      </Section>
      <DeliveryLog />
    </Page>
  );
}
