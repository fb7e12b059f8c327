'use client';
import { useId } from 'react';
import { Choice } from '../internal/Choice.tsx';
import { slot } from '../internal/slot.ts';
import { ledgerTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { changeLedgerFilter, type LedgerFilter } from './ledgerFilter.ts';

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

/** Chooses the kind of entries. Keeps the other fields of the filter. It uses native radio buttons for their keyboard. */
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

/** Returns the fields in which the choices differ. */
function kindOf({ direction, type }: LedgerFilter): string {
  return String([direction, type]);
}
