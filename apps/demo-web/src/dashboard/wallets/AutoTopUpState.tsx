import { Money } from '@coffer/components';
import type { Schemas } from '../../api/Schemas.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { DateTime } from '../../ui/DateTime.tsx';
import { DescriptionList } from '../../ui/DescriptionList.tsx';
import { Section } from '../../ui/Section.tsx';
import { Status } from '../../ui/Status.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';
import type { WalletProps } from './WalletProps.ts';

const columns: Column<Schemas['AutoTopUpAttempt']>[] = [
  { name: 'Date', cell: ({ createdAt }) => <DateTime value={createdAt} /> },
  { name: 'Status', cell: ({ status }) => <Status value={status} /> },
  { name: 'Why', cell: ({ failure }) => failure?.message ?? '–' },
  { name: 'Amount', align: 'end', cell: ({ amount }) => <Money value={amount} /> },
];

/** A wallet's auto top-up: its customer's rule, how it stands, and what it tried. */
export function AutoTopUpState({ wallet: { id: walletId } }: WalletProps) {
  const api = useMerchantApi();
  const params = { path: { walletId } };
  const rule = api.useQuery('get', '/v1/wallets/{walletId}/auto-top-up', { params });
  const switchOff = api.useMutation('delete', '/v1/wallets/{walletId}/auto-top-up');
  const { data } = rule;
  return (
    <Section
      title="Auto top-up"
      note={data && <Status value={data.status} />}
      actions={
        data &&
        data.status !== 'off' && (
          <ActionDialog
            label="Switch off"
            variant="danger"
            title="Switch auto top-up off?"
            submit="Switch off"
            onSubmit={() => switchOff.mutateAsync({ params })}
          >
            <p>
              Nothing is charged by itself any more; <Money value={data.usedThisMonth} /> were this month.
              Only the customer can switch it on again.
            </p>
          </ActionDialog>
        )
      }
    >
      {data && (data.settings ? <Rule rule={data} settings={data.settings} /> : <NoRule />)}
      <DataTable
        caption="Attempts"
        columns={columns}
        rows={data?.attempts}
        keyOf={({ id }) => id}
        query={rule}
        empty="It has not tried anything yet."
      />
    </Section>
  );
}

function NoRule() {
  return <p className="quiet">Its customer has not switched it on. Nobody else can.</p>;
}

type RuleProps = { rule: Schemas['AutoTopUp']; settings: Schemas['AutoTopUpSettings'] };

function Rule({ rule, settings }: RuleProps) {
  const { paused, resumesAt } = rule;
  return (
    <DescriptionList
      items={[
        ['When available falls below', <Money key="threshold" value={settings.threshold} />],
        [
          settings.mode === 'fixed' ? 'Add' : 'Bring it up to',
          <Money key="amount" value={settings.amount} />,
        ],
        ['At most a month', <Money key="cap" value={settings.monthlyCap} />],
        ['Used this month', <Money key="used" value={rule.usedThisMonth} />],
        ['Times a day', `${rule.usedToday} of ${settings.dailyCount}`],
        ...(paused
          ? [
              fact('Paused', paused.code.replaceAll('_', ' ')),
              fact('Since', <DateTime value={paused.since} />),
            ]
          : []),
        ...(resumesAt ? [fact('Waits until', <DateTime value={resumesAt} />)] : []),
      ]}
    />
  );
}

function fact(name: string, value: React.ReactNode): [string, React.ReactNode] {
  return [name, value];
}
