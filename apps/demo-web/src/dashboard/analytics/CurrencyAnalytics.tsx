import { Money } from '@coffer/components';
import type { Schemas } from '../../api/Schemas.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { DescriptionList } from '../../ui/DescriptionList.tsx';
import { humanizeLabel } from '../../ui/humanize.ts';
import { Section } from '../../ui/Section.tsx';
import { BalanceLineChart } from './BalanceLineChart.tsx';
import './CurrencyAnalytics.css';

type Analytics = Schemas['MerchantAnalytics']['currencies'][number];

const flows: Column<Analytics['flows'][number]>[] = [
  { name: 'Source', cell: ({ source }) => humanizeLabel(source) },
  { name: 'In', align: 'end', cell: (flow) => <Money value={flow.in} /> },
  { name: 'Out', align: 'end', cell: (flow) => <Money value={flow.out} /> },
];

const spend: Column<Analytics['spend'][number]>[] = [
  { name: 'Reason', cell: ({ reason }) => reason ?? 'No reason' },
  { name: 'Amount', align: 'end', cell: ({ amount }) => <Money value={amount} /> },
];

export type CurrencyAnalyticsProps = {
  analytics: Analytics;
  forecast: Schemas['MerchantForecast']['currencies'][number] | undefined;
};

/** The analytics of one currency: balance by day, forecast, money in and out, and spending. */
export function CurrencyAnalytics({ analytics, forecast }: CurrencyAnalyticsProps) {
  const { currency, balances } = analytics;
  const loaded = { isPending: false, error: null, refetch: () => undefined };
  return (
    <Section title={currency}>
      <BalanceLineChart balances={balances} currency={currency} />
      {forecast && (
        <DescriptionList
          items={[
            [
              'Average daily spend',
              forecast.averageDailySpend ? (
                <Money key="spend" value={forecast.averageDailySpend} />
              ) : (
                'Not enough data'
              ),
            ],
            [
              'Runway',
              forecast.daysLeft
                ? `about ${forecast.daysLeft.min}–${forecast.daysLeft.max} days`
                : 'Not enough data',
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
          query={loaded}
          empty="No activity in this period."
        />
        <DataTable
          caption={`${currency} spent, by reason`}
          columns={spend}
          rows={analytics.spend}
          keyOf={({ reason }) => reason ?? 'no reason'}
          query={loaded}
          empty="No spending in this period."
        />
      </div>
    </Section>
  );
}
