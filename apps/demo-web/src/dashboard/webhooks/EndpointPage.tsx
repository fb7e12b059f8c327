import { useState } from 'react';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { Facts } from '../parts/Facts.tsx';
import { Instant } from '../parts/Instant.tsx';
import { Page } from '../parts/Page.tsx';
import { Problem } from '../parts/Problem.tsx';
import { SecretReveal } from '../parts/SecretReveal.tsx';
import { Section } from '../parts/Section.tsx';
import { Status } from '../parts/Status.tsx';
import { DeliveryLog } from './DeliveryLog.tsx';
import { EndpointActions } from './EndpointActions.tsx';

export type EndpointPageProps = { webhookEndpointId: string };

/** One endpoint, and what it was told. */
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
      {error ? <Problem error={error} onRetry={refetch} /> : null}
      {secret && (
        <SecretReveal
          title="The new signing secret"
          label="Signing secret"
          value={secret}
          onDone={() => setSecret(null)}
        />
      )}
      {data && (
        <Section title="Details">
          <Facts
            facts={[
              ['Address', <code key="url">{data.url}</code>],
              ['Events', data.eventTypes?.join(', ') ?? 'all'],
              ['Added', <Instant key="at" value={data.createdAt} />],
              ...(data.disabledReason
                ? [['Disabled', 'it answered that it is gone'] as [string, string]]
                : []),
            ]}
          />
        </Section>
      )}
      <DeliveryLog endpointId={webhookEndpointId} />
    </Page>
  );
}
