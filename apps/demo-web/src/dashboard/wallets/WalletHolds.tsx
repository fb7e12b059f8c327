import { Money } from '@coffer/components';
import { useState } from 'react';
import type { Schemas } from '../../api/Schemas.ts';
import { CheckField } from '../../ui/CheckField.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { DateTime } from '../../ui/DateTime.tsx';
import { Section } from '../../ui/Section.tsx';
import { Status } from '../../ui/Status.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { CreateHold } from './CreateHold.tsx';
import { HoldActions } from './HoldActions.tsx';
import type { WalletProps } from './WalletProps.ts';

const columns: Column<Schemas['Hold']>[] = [
  { name: 'Reason', cell: ({ reason, reference }) => reason ?? reference?.type ?? '–' },
  { name: 'Status', cell: ({ status }) => <Status value={status} /> },
  { name: 'Expires', cell: ({ expiresAt }) => <DateTime value={expiresAt} none="Never" /> },
  { name: 'Reserved', align: 'end', cell: ({ amount }) => <Money value={amount} /> },
  { name: 'Captured', align: 'end', cell: ({ captured }) => <Money value={captured} /> },
  { name: 'Actions', align: 'end', cell: (hold) => <HoldActions hold={hold} /> },
];

/** A wallet's holds, which reserve funds for future charges. */
export function WalletHolds({ wallet }: WalletProps) {
  const [isAll, setAll] = useState(false);
  const holds = useMerchantApi().useQuery('get', '/v1/wallets/{walletId}/holds', {
    params: { path: { walletId: wallet.id }, query: { status: isAll ? 'all' : 'open' } },
  });
  return (
    <Section title="Holds" actions={wallet.status === 'active' && <CreateHold wallet={wallet} />}>
      <CheckField
        label="Show resolved holds"
        checked={isAll}
        onChange={(event) => setAll(event.currentTarget.checked)}
      />
      <DataTable
        caption="Holds"
        columns={columns}
        rows={holds.data?.items}
        keyOf={({ id }) => id}
        query={holds}
        empty={isAll ? 'No holds yet.' : 'No open holds.'}
      />
    </Section>
  );
}
