import { keepPreviousData } from '@tanstack/react-query';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Field } from '../../ui/Field.tsx';
import { Page } from '../../ui/Page.tsx';
import { useSearchFilter } from '../../ui/useSearchFilter.ts';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { CurrencyAnalytics } from './CurrencyAnalytics.tsx';
import { Totals } from './Totals.tsx';

const dayMs = 86_400_000;
const periods = [30, 90, 365];

/** Balances, money in and out, and the forecast of all wallets, by currency. */
export function AnalyticsPage() {
  const api = useMerchantApi();
  const [filter, change] = useSearchFilter(['days']);
  const days = periods.find((period) => String(period) === filter.days) ?? 30;
  const day = (daysAgo: number) => new Date(Date.now() - daysAgo * dayMs).toISOString().slice(0, 10);
  const query = { from: day(days - 1), to: day(0) };
  const analytics = api.useQuery(
    'get',
    '/v1/analytics',
    { params: { query } },
    { placeholderData: keepPreviousData },
  );
  const forecast = api.useQuery('get', '/v1/forecast');
  return (
    <Page
      title="Analytics"
      actions={
        <Field label="Period">
          <select value={days} onChange={(event) => change({ days: event.currentTarget.value })}>
            {periods.map((period) => (
              <option key={period} value={period}>
                {period} days
              </option>
            ))}
          </select>
        </Field>
      }
    >
      <Totals />
      {analytics.error ? <ErrorNotice error={analytics.error} onRetry={analytics.refetch} /> : null}
      {analytics.isPending && <div className="skeleton" role="status" aria-label="Analytics: loading" />}
      {analytics.data?.currencies.map((currencyAnalytics) => (
        <CurrencyAnalytics
          key={currencyAnalytics.currency}
          analytics={currencyAnalytics}
          forecast={forecast.data?.currencies.find(({ currency }) => currency === currencyAnalytics.currency)}
        />
      ))}
    </Page>
  );
}
