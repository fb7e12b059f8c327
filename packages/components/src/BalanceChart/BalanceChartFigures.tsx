'use client';
import type { WalletAnalytics } from '@coffer/adapter';
import { useFormatDate, useFormatMoney } from '@coffer/hooks';
import { useState } from 'react';
import { type ClassNames, slot } from '../internal/slot.ts';
import { useLazyImport } from '../internal/useLazyImport.ts';
import { chartTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { Money } from '../Money/Money.tsx';
import { normalizeMoneyText } from '../Money/normalizeMoneyText.ts';
import { BalanceChartSpend } from './BalanceChartSpend.tsx';
import { chartDay } from './chartDay.ts';

type BalanceChartFiguresProps = {
  /** Undefined while they load. */
  analytics: WalletAnalytics | undefined;
  classNames: ClassNames<'plot' | 'spend' | 'table'>;
};

const loadPlot = async () => (await import('./BalanceChartPlot.tsx')).BalanceChartPlot;

/** The plot, its summary in one sentence, the spend by source, and the table of all days. */
export function BalanceChartFigures({ analytics, classNames }: BalanceChartFiguresProps) {
  const t = useTranslate(chartTexts);
  const { format } = useFormatDate();
  const money = useFormatMoney();
  const [isTable, setTable] = useState(false);
  const plot = useLazyImport(loadPlot, true);
  const balances = analytics?.balances ?? [];
  return (
    <>
      {plot.value && analytics ? (
        <plot.value balances={balances} className={classNames.plot} />
      ) : (
        !plot.hasFailed && (
          <div
            {...slot('balance-chart-plot', 'coffer-balance-chart-plot', 'coffer-skeleton', classNames.plot)}
          />
        )
      )}
      <p {...slot('balance-chart-summary', 'coffer-label')}>
        {plot.hasFailed && t('chart.drawingFailed')} {summary()}
      </p>
      {analytics && (
        <>
          <BalanceChartSpend flows={analytics.flows} className={classNames.spend} />
          <details
            {...slot('balance-chart-table', 'coffer-balance-chart-table', classNames.table)}
            onToggle={(event) => setTable(event.currentTarget.open)}
          >
            <summary {...slot('balance-chart-disclosure', 'coffer-disclosure', 'coffer-label')}>
              {t('chart.table')}
            </summary>
            {isTable && <Table balances={balances} />}
          </details>
        </>
      )}
    </>
  );

  function summary(): string {
    const [first] = balances;
    const last = balances.at(-1);
    if (!first || !last) return '\u2007';
    const sorted = balances.map(({ balance }) => balance).sort((one, other) => one.amount - other.amount);
    // A word joiner prevents a line break after the minus sign.
    const text = (value = last.balance) =>
      normalizeMoneyText(money.format(value)).replace('\u2212', '$&\u2060');
    return t('chart.summary', {
      from: chartDay(format, first.date),
      to: chartDay(format, last.date),
      min: text(sorted[0]),
      max: text(sorted.at(-1)),
      last: text(),
    });
  }
}

function Table({ balances }: Pick<WalletAnalytics, 'balances'>) {
  const t = useTranslate(chartTexts);
  const { format } = useFormatDate();
  return (
    <section
      {...slot('balance-chart-scroller', 'coffer-balance-chart-scroller')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable area must be reachable by keyboard.
      tabIndex={0}
      aria-label={t('chart.table')}
    >
      <table {...slot('balance-chart-days', 'coffer-balance-chart-days')}>
        <thead {...slot('balance-chart-days-head')}>
          <tr {...slot('balance-chart-days-row')}>
            <th {...slot('balance-chart-days-column')} scope="col">
              {t('chart.day')}
            </th>
            <th {...slot('balance-chart-days-column')} scope="col">
              {t('chart.balance')}
            </th>
          </tr>
        </thead>
        <tbody {...slot('balance-chart-days-body')}>
          {balances.toReversed().map(({ date, balance }) => (
            <tr key={date} {...slot('balance-chart-days-row')}>
              <th {...slot('balance-chart-day')} scope="row">
                {chartDay(format, date)}
              </th>
              <td {...slot('balance-chart-balance')}>
                <Money value={balance} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
