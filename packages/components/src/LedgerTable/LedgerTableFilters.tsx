'use client';
import { useId, useState } from 'react';
import { FailureNotice } from '../internal/FailureNotice.tsx';
import { type ClassNames, slot } from '../internal/slot.ts';
import { useLazyImport } from '../internal/useLazyImport.ts';
import { ledgerTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { LedgerTableFilter } from './LedgerTableFilter.tsx';
import { LedgerTablePeriod } from './LedgerTablePeriod.tsx';
import { changeLedgerFilter, type LedgerFilter, type LedgerFilterChange } from './ledgerFilter.ts';

type LedgerTableFiltersProps = {
  walletId: string | undefined;
  filter: LedgerFilter;
  onFilterChange: (filter: LedgerFilter) => void;
  classNames: ClassNames<'filter' | 'more' | 'panel' | 'period' | 'toolbar'>;
};

const loadPanel = async () => (await import('./LedgerTableFilterPanel.tsx')).LedgerTableFilterPanel;

/** Toolbar with the most used filters, and a panel with the others. The panel's code loads when it is opened. */
export function LedgerTableFilters(props: LedgerTableFiltersProps) {
  const { walletId, filter, onFilterChange, classNames } = props;
  const t = useTranslate(ledgerTexts);
  const panelId = useId();
  const [isOpen, setOpen] = useState(false);
  const panel = useLazyImport(loadPanel, isOpen);
  const change = (fields: LedgerFilterChange) => onFilterChange(changeLedgerFilter(filter, fields));
  const count = countOf(filter);
  return (
    <>
      <div
        {...slot('ledger-table-toolbar', 'coffer-head', 'coffer-ledger-table-toolbar', classNames.toolbar)}
      >
        <LedgerTableFilter filter={filter} onFilterChange={onFilterChange} className={classNames.filter} />
        <span {...slot('ledger-table-toolbar-end')}>
          <LedgerTablePeriod
            filter={filter}
            onFilterChange={onFilterChange}
            onCustom={() => setOpen(true)}
            className={classNames.period}
          />
          <button
            {...slot('ledger-table-more', 'coffer-pill', classNames.more)}
            type="button"
            aria-expanded={isOpen}
            aria-controls={isOpen ? panelId : undefined}
            data-state={isOpen ? 'open' : 'closed'}
            onClick={() => setOpen(!isOpen)}
          >
            {count > 0 ? t('ledger.filtersSet', { count }) : t('ledger.filters')}
          </button>
        </span>
      </div>
      {isOpen && panel.value && (
        <panel.value
          id={panelId}
          walletId={walletId}
          filter={filter}
          onFilterChange={change}
          onClear={() => onFilterChange({})}
          className={classNames.panel}
        />
      )}
      {isOpen && panel.hasFailed && (
        <FailureNotice
          slotName="ledger-table-panel-failed"
          title={t('ledger.filtersFailed')}
          error={null}
          onRetry={panel.retry}
        />
      )}
    </>
  );
}

/** Counts the active fields that neither the chips nor the period show. */
function countOf({ source, text, amountMin, amountMax, type }: LedgerFilter): number {
  const hasType = type !== undefined && String(type) !== 'refund';
  const amount = amountMin ?? amountMax;
  return [hasType || undefined, source, text, amount].filter((field) => field !== undefined).length;
}
