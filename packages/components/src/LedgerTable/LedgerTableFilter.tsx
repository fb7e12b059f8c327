'use client';
import type { EntryFilter } from '@coffer/adapter';
import { useWalletLocale } from '@coffer/hooks';
import * as ToggleGroup from 'radix-ui/toggle-group';
import { ledgerEnglish } from '../messages/english/ledger.ts';
import { useSay } from '../messages/useSay.ts';
import { slot } from '../parts/slot.ts';

type LedgerTableFilterProps = {
  filter: EntryFilter;
  onFilterChange: (filter: EntryFilter) => void;
  className: string | undefined;
};

const choices = {
  all: { message: 'ledger.filterAll', filter: {} },
  in: { message: 'ledger.filterIn', filter: { direction: 'in' } },
  out: { message: 'ledger.filterOut', filter: { direction: 'out' } },
  refunds: { message: 'ledger.filterRefunds', filter: { type: ['refund'] } },
} as const satisfies Record<string, { message: string; filter: EntryFilter }>;

type Choice = keyof typeof choices;

/** Chooses which movements are shown; what else the host's filter says stays as it is. */
export function LedgerTableFilter({ filter, onFilterChange, className }: LedgerTableFilterProps) {
  const say = useSay(ledgerEnglish);
  const { direction } = useWalletLocale();
  return (
    <ToggleGroup.Root
      {...slot('ledger-table-filter', className)}
      type="single"
      dir={direction}
      aria-label={say('ledger.filter')}
      value={choiceOf(filter)}
      onValueChange={(value) => {
        // Pressing the chosen one again would unset it; something is always chosen.
        if (!isChoice(value)) return;
        const { direction: _direction, type: _type, ...others } = filter;
        onFilterChange({ ...others, ...choices[value].filter });
      }}
    >
      {Object.entries(choices).map(([value, { message }]) => (
        <ToggleGroup.Item key={value} {...slot('ledger-table-filter-choice', 'coffer-choice')} value={value}>
          {say(message)}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}

function choiceOf({ direction, type }: EntryFilter): Choice | '' {
  if (type?.length === 1 && type[0] === 'refund') return 'refunds';
  if (type && type.length > 0) return '';
  return direction ?? 'all';
}

function isChoice(value: string): value is Choice {
  return Object.hasOwn(choices, value);
}
