import { Money } from '@coffer/components';
import type { Schemas } from '../../api/Schemas.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { DescriptionList } from '../../ui/DescriptionList.tsx';
import { humanizeLabel } from '../../ui/humanize.ts';
import { Section } from '../../ui/Section.tsx';
import { BalanceLine } from './BalanceLine.tsx';
import './CurrencyAnalytics.css';

type Analytics = Schemas['MerchantAnalytics']['currencies'][number];

const flows: Column<Analytics['flows'][number]>[] = [
  { name: 'Source', cell: ({ source }) => humanizeLabel(source) },
  { name: 'In', align: 'end', cell: (flow) => <Money value={flow.in} /> },
  { name: 'Out', align: 'end', cell: (flow) => <Money value={flow.out} /> },
];

const spend: Column<Analytics['spend'][number]>[] = [
  { name: 'Spent on', cell: ({ reason }) => reason ?? 'no reason given' },
  { name: 'Amount', align: 'end', cell: ({ amount }) => <Money value={amount} /> },
];

export type CurrencyAnalyticsProps = {
  analytics: Analytics;
  forecast: Schemas['MerchantForecast']['currencies'][number] | undefined;
};

/** One currency: its balance by day, what came and went, what is to come. */
export function CurrencyAnalytics({ analytics, forecast }: CurrencyAnalyticsProps) {
  const { currency, balances } = analytics;
  const read = { isPending: false, error: null, refetch: () => undefined };
  return (
    <Section title={currency}>
      <BalanceLine balances={balances} currency={currency} />
      {forecast && (
        <DescriptionList
          items={[
            [
              'Spent a day, on average',
              forecast.averageDailySpend ? (
                <Money key="spend" value={forecast.averageDailySpend} />
              ) : (
                'not enough data'
              ),
            ],
            [
              'Lasts',
              forecast.daysLeft
                ? `about ${forecast.daysLeft.min}–${forecast.daysLeft.max} days`
                : 'not enough data',
            ],
            ['Expires within 30 days', <Money key="expiring" value={forecast.expiringWithin30Days} />],
          ]}
        />
      )}
      <div className="columns">
        <DataTable
          caption={`${currency} by source`}
          columns={flows}
          rows={analytics.flows}
          keyOf={({ source }) => source}
          query={read}
          empty="Nothing moved."
        />
        <DataTable
          caption={`${currency} spent, by reason`}
          columns={spend}
          rows={analytics.spend}
          keyOf={({ reason }) => reason ?? ''}
          query={read}
          empty="Nothing was spent."
        />
      </div>
    </Section>
  );
}
