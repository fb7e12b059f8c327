'use client';
import { slot } from '../internal/slot.ts';
import { ledgerTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { changeLedgerFilter, type LedgerFilter } from './ledgerFilter.ts';

type LedgerTablePeriodProps = {
  filter: LedgerFilter;
  onFilterChange: (filter: LedgerFilter) => void;
  /** Called when the customer wants to choose the dates. */
  onCustom: () => void;
  className: string | undefined;
};

const usualDays = [7, 30, 90, 365];

/** Chooses the period. It is a native list, which works on every device. */
export function LedgerTablePeriod({ filter, onFilterChange, onCustom, className }: LedgerTablePeriodProps) {
  const t = useTranslate(ledgerTexts);
  const { days, from, to } = filter;
  const hasDates = days === undefined && (from !== undefined || to !== undefined);
  const offered = days === undefined || usualDays.includes(days) ? usualDays : [...usualDays, days];
  return (
    <span {...slot('ledger-table-period', 'coffer-pill', className)}>
      <select
        {...slot('ledger-table-period-control', 'coffer-pill-control')}
        aria-label={t('ledger.period')}
        value={hasDates ? 'dates' : (days ?? '')}
        onChange={({ target }) => {
          if (target.value === 'dates') onCustom();
          else {
            const chosen = Number(target.value) || undefined;
            onFilterChange(changeLedgerFilter(filter, { days: chosen, from: undefined, to: undefined }));
          }
        }}
      >
        <option value="">{t('ledger.allTime')}</option>
        {offered.map((count) => (
          <option key={count} value={count}>
            {t('ledger.lastDays', { count })}
          </option>
        ))}
        <option value="dates">{t('ledger.dates')}</option>
      </select>
    </span>
  );
}
