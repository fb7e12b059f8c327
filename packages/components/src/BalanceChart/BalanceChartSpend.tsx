'use client';
import type { EntrySource, WalletAnalytics } from '@coffer/adapter';
import { slot } from '../internal/slot.ts';
import { chartTexts, ledgerTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { Money } from '../Money/Money.tsx';

type BalanceChartSpendProps = { flows: WalletAnalytics['flows']; className: string | undefined };

/** Sources of spend. Refunds, closures and expired credit leave the wallet too, but nothing was bought with them. */
const spendSources: readonly EntrySource[] = ['usage', 'invoice', 'merchant'];

/** Spend by source, largest first, with a bar for each. */
export function BalanceChartSpend({ flows, className }: BalanceChartSpendProps) {
  const t = useTranslate(chartTexts);
  const tLedger = useTranslate(ledgerTexts);
  const spent = flows
    .filter(({ source, out }) => spendSources.includes(source) && out.amount > 0)
    .sort((one, other) => other.out.amount - one.out.amount);
  const most = spent[0]?.out.amount ?? 1;
  return (
    <div {...slot('balance-chart-spend', 'coffer-balance-chart-spend', className)}>
      <h3 {...slot('balance-chart-spend-title', 'coffer-label')}>{t('chart.spend')}</h3>
      {spent.length === 0 && <p {...slot('balance-chart-spend-none')}>{t('chart.spendNone')}</p>}
      <ul {...slot('balance-chart-spend-list', 'coffer-below')}>
        {spent.map(({ source, out }) => (
          <li key={source} {...slot('balance-chart-spend-item', 'coffer-balance-chart-spend-item')}>
            <span {...slot('balance-chart-spend-name')}>{tLedger(`ledger.source.${source}`)}</span>
            <Money value={out} />
            <svg
              {...slot('balance-chart-spend-bar', 'coffer-balance-chart-spend-bar')}
              width="100%"
              height="6"
              aria-hidden="true"
            >
              <rect width={`${(out.amount / most) * 100}%`} height="100%" rx="3" />
            </svg>
          </li>
        ))}
      </ul>
    </div>
  );
}
