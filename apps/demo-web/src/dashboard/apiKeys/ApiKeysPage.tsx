import { useState } from 'react';
import type { Schemas } from '../../api/Schemas.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { DateTime } from '../../ui/DateTime.tsx';
import { Page } from '../../ui/Page.tsx';
import { SecretReveal } from '../../ui/SecretReveal.tsx';
import { Section } from '../../ui/Section.tsx';
import { Status } from '../../ui/Status.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { ApiKeyActions } from './ApiKeyActions.tsx';
import { CreateApiKey } from './CreateApiKey.tsx';

/** The merchant's secret keys, with their scopes and last use. */
export function ApiKeysPage() {
  const keys = useMerchantApi().useQuery('get', '/v1/api-keys');
  const [newKey, setNewKey] = useState<Schemas['ApiKeyWithSecret'] | null>(null);
  const columns: Column<Schemas['ApiKey']>[] = [
    { name: 'Name', cell: ({ name }) => name },
    { name: 'Key', cell: ({ prefix }) => <code>{prefix}…</code> },
    { name: 'Scopes', cell: ({ scopes }) => scopes.join(', ') },
    { name: 'Status', cell: ({ status }) => <Status value={status} /> },
    { name: 'Last used', cell: ({ lastUsedAt }) => <DateTime value={lastUsedAt} none="Never" /> },
    { name: 'Expires', cell: ({ expiresAt }) => <DateTime value={expiresAt} /> },
    { name: 'Actions', align: 'end', cell: (key) => <ApiKeyActions apiKey={key} onSecret={setNewKey} /> },
  ];
  return (
    <Page title="API keys" actions={<CreateApiKey onSecret={setNewKey} />}>
      {newKey && (
        <SecretReveal
          title={`Secret key: ${newKey.name}`}
          label="Secret key"
          value={newKey.secret}
          onDone={() => setNewKey(null)}
        />
      )}
      <Section title="All keys">
        <DataTable
          caption="API keys"
          columns={columns}
          rows={keys.data?.items}
          keyOf={({ id }) => id}
          query={keys}
          empty="No API keys yet."
        />
      </Section>
    </Page>
  );
}
