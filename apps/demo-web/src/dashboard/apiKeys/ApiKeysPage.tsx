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

/** The secret keys of the merchant: what each may do, and since when it was not used. */
export function ApiKeysPage() {
  const keys = useMerchantApi().useQuery('get', '/v1/api-keys');
  const [told, setTold] = useState<Schemas['ApiKeyWithSecret'] | null>(null);
  const columns: Column<Schemas['ApiKey']>[] = [
    { name: 'Name', cell: ({ name }) => name },
    { name: 'Key', cell: ({ prefix }) => <code>{prefix}…</code> },
    { name: 'May', cell: ({ scopes }) => scopes.join(', ') },
    { name: 'Status', cell: ({ status }) => <Status value={status} /> },
    { name: 'Last used', cell: ({ lastUsedAt }) => <DateTime value={lastUsedAt} none="Never" /> },
    { name: 'Ends', cell: ({ expiresAt }) => <DateTime value={expiresAt} /> },
    { name: 'Actions', align: 'end', cell: (key) => <ApiKeyActions apiKey={key} onSecret={setTold} /> },
  ];
  return (
    <Page title="API keys" actions={<CreateApiKey onSecret={setTold} />}>
      {told && (
        <SecretReveal
          title={`The secret of ${told.name}`}
          label="Secret key"
          value={told.secret}
          onDone={() => setTold(null)}
        />
      )}
      <Section title="All keys">
        <DataTable
          caption="API keys"
          columns={columns}
          rows={keys.data?.items}
          keyOf={({ id }) => id}
          query={keys}
          empty="There are no keys."
        />
      </Section>
    </Page>
  );
}
