import { useState } from 'react';
import { DateTime } from '../../ui/DateTime.tsx';
import { DescriptionList } from '../../ui/DescriptionList.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Page } from '../../ui/Page.tsx';
import { SecretReveal } from '../../ui/SecretReveal.tsx';
import { Section } from '../../ui/Section.tsx';
import { Status } from '../../ui/Status.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { DeliveryLog } from './DeliveryLog.tsx';
import { EndpointActions } from './EndpointActions.tsx';

export type EndpointPageProps = { webhookEndpointId: string };

/** One webhook endpoint with its delivery log. */
export function EndpointPage({ webhookEndpointId }: EndpointPageProps) {
  const params = { path: { webhookEndpointId } };
  const { data, error, refetch } = useMerchantApi().useQuery(
    'get',
    '/v1/webhook-endpoints/{webhookEndpointId}',
    { params },
  );
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <Page
      title="Webhook endpoint"
      note={data && <Status value={data.status} />}
      back={{ href: '/webhooks', label: 'Webhooks' }}
      actions={data && <EndpointActions endpoint={data} onSecret={setSecret} />}
    >
      {error ? <ErrorNotice error={error} onRetry={refetch} /> : null}
      {secret && (
        <SecretReveal
          title="New signing secret"
          label="Signing secret"
          value={secret}
          onDone={() => setSecret(null)}
        />
      )}
      {data && (
        <Section title="Details">
          <DescriptionList
            items={[
              ['URL', <code key="url">{data.url}</code>],
              ['Events', data.eventTypes?.join(', ') ?? 'All'],
              ['Created', <DateTime key="at" value={data.createdAt} />],
              data.disabledReason !== null && ['Disabled', 'The endpoint responded with 410 Gone'],
            ]}
          />
        </Section>
      )}
      <DeliveryLog endpointId={webhookEndpointId} />
    </Page>
  );
}
