'use client';
import { useId } from 'react';
import { Choice } from '../internal/Choice.tsx';
import { slot } from '../internal/slot.ts';
import { ledgerTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { changeLedgerFilter } from './changeLedgerFilter.ts';
import type { LedgerFilter } from './LedgerFilter.ts';

type LedgerTableFilterProps = {
  filter: LedgerFilter;
  onFilterChange: (filter: LedgerFilter) => void;
  className: string | undefined;
};

const choices = [
  { message: 'ledger.filterAll', filter: {} },
  { message: 'ledger.filterIn', filter: { direction: 'in' } },
  { message: 'ledger.filterOut', filter: { direction: 'out' } },
  { message: 'ledger.filterRefunds', filter: { type: ['refund'] } },
] as const satisfies { message: string; filter: LedgerFilter }[];

/**
 * Chooses which movements are shown; what else the host's filter says stays as it is. The browser's own
 * radio buttons: they bring keyboard and direction along, at a tenth of the size.
 */
export function LedgerTableFilter({ filter, onFilterChange, className }: LedgerTableFilterProps) {
  const t = useTranslate(ledgerTexts);
  const name = useId();
  return (
    <fieldset {...slot('ledger-table-filter', 'coffer-segments', className)} aria-label={t('ledger.filter')}>
      {choices.map((choice) => (
        <Choice
          key={choice.message}
          slotName="ledger-table-filter-choice"
          name={name}
          checked={kindOf(filter) === kindOf(choice.filter)}
          onChange={() =>
            onFilterChange(
              changeLedgerFilter(filter, { direction: undefined, type: undefined, ...choice.filter }),
            )
          }
        >
          {t(choice.message)}
        </Choice>
      ))}
    </fieldset>
  );
}

/** What the choices tell apart. */
function kindOf({ direction, type }: LedgerFilter): string {
  return String([direction, type]);
}
