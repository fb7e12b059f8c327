import { Money } from '@coffer/components';
import type { Schemas } from '../../api/Schemas.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { DateTime } from '../../ui/DateTime.tsx';
import { DescriptionList } from '../../ui/DescriptionList.tsx';
import { Section } from '../../ui/Section.tsx';
import { Status } from '../../ui/Status.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { consentSources, SetUpAutoTopUp } from './SetUpAutoTopUp.tsx';
import type { WalletProps } from './WalletProps.ts';

const columns: Column<Schemas['AutoTopUpAttempt']>[] = [
  { name: 'Date', cell: ({ createdAt }) => <DateTime value={createdAt} /> },
  { name: 'Status', cell: ({ status }) => <Status value={status} /> },
  { name: 'Why', cell: ({ failure }) => failure?.message ?? '–' },
  { name: 'Amount', align: 'end', cell: ({ amount }) => <Money value={amount} /> },
];

/** A wallet's auto top-up: its settings, its status and its attempts. */
export function WalletAutoTopUp({ wallet }: WalletProps) {
  const { id: walletId } = wallet;
  const api = useMerchantApi();
  const params = { path: { walletId } };
  const rule = api.useQuery('get', '/v1/wallets/{walletId}/auto-top-up', { params });
  const turnOff = api.useMutation('delete', '/v1/wallets/{walletId}/auto-top-up');
  const { data } = rule;
  return (
    <Section
      title="Auto top-up"
      note={data && <Status value={data.status} />}
      actions={
        data &&
        (data.status === 'off' ? (
          <SetUpAutoTopUp wallet={wallet} rule={data} />
        ) : (
          <ActionDialog
            label="Turn off"
            variant="danger"
            title="Turn off auto top-up?"
            submit="Turn off"
            onSubmit={() => turnOff.mutateAsync({ params })}
          >
            <p>
              Automatic charges stop. <Money value={data.usedThisMonth} /> was charged this month. Turning it
              on again needs a new consent of the customer.
            </p>
          </ActionDialog>
        ))
      }
    >
      {data && (data.settings ? <Rule rule={data} settings={data.settings} /> : <NoRule />)}
      <DataTable
        caption="Attempts"
        columns={columns}
        rows={data?.attempts}
        keyOf={({ id }) => id}
        query={rule}
        empty="No attempts yet."
      />
    </Section>
  );
}

function NoRule() {
  return <p className="quiet">Off. No consent recorded yet.</p>;
}

type RuleProps = { rule: Schemas['AutoTopUp']; settings: Schemas['AutoTopUpSettings'] };

function Rule({ rule, settings }: RuleProps) {
  const { paused, resumesAt, consent } = rule;
  return (
    <DescriptionList
      items={[
        ['When available falls below', <Money key="threshold" value={settings.threshold} />],
        [settings.mode === 'fixed' ? 'Add' : 'Top up to', <Money key="amount" value={settings.amount} />],
        ['Monthly limit', <Money key="cap" value={settings.monthlyCap} />],
        ['Used this month', <Money key="used" value={rule.usedThisMonth} />],
        ['Top-ups today', `${rule.usedToday} of ${settings.dailyCount}`],
        consent !== null && [
          'Consent',
          `${consentSources[consent.source]}, recorded by the ${consent.recordedBy}`,
        ],
        consent !== null && ['Accepted', <DateTime key="accepted" value={consent.acceptedAt} />],
        consent !== null && ['Agreed text', consent.text],
        paused !== null && ['Paused', paused.code.replaceAll('_', ' ')],
        paused !== null && ['Paused since', <DateTime key="since" value={paused.since} />],
        resumesAt !== null && ['Waits until', <DateTime key="until" value={resumesAt} />],
      ]}
    />
  );
}
