import { entrySources, entryTypes } from '@coffer/adapter';
import { MoneyInput } from '@coffer/components';
import { useState } from 'react';
import { ChoiceField } from '../../ui/ChoiceField.tsx';
import { Field } from '../../ui/Field.tsx';
import { directions, type EntryFilter, entryFilterNames, toEntryQuery } from './entryFilter.ts';

export type EntryFiltersProps = {
  currency: string;
  filter: EntryFilter;
  /** Called with the filters that change. An empty string removes a filter. */
  onChange: (part: EntryFilter) => void;
};

/** The filters of the entries. Each applies while its value changes. */
export function EntryFilters({ currency, filter, onChange }: EntryFiltersProps) {
  const { amountMin, amountMax } = toEntryQuery(filter);
  // The fields keep their own text. Clearing the filters mounts them again.
  const [clearCount, setClearCount] = useState(0);
  // On a narrow page the filters start closed, unless one applies.
  const [startsOpen] = useState(
    () => Object.keys(filter).length > 0 || matchMedia('(min-width: 44rem)').matches,
  );
  const clear = () => {
    setClearCount(clearCount + 1);
    onChange(Object.fromEntries(entryFilterNames.map((name) => [name, ''])));
  };
  return (
    <details className="filters-details" open={startsOpen}>
      <summary>Filters</summary>
      <search className="filters" key={clearCount}>
        <Field label="Text">
          <input
            type="search"
            defaultValue={filter.text ?? ''}
            onChange={(event) => onChange({ text: event.currentTarget.value })}
          />
        </Field>
        <ChoiceField
          label="Direction"
          noneLabel="In and out"
          choices={directions}
          value={filter.direction}
          onChange={(direction) => onChange({ direction })}
        />
        <ChoiceField
          label="Type"
          noneLabel="All types"
          choices={entryTypes}
          value={filter.type}
          onChange={(type) => onChange({ type })}
        />
        <ChoiceField
          label="Source"
          noneLabel="All sources"
          choices={entrySources}
          value={filter.source}
          onChange={(source) => onChange({ source })}
        />
        <Field label="From">
          <input
            type="date"
            defaultValue={filter.from}
            onChange={(event) => onChange({ from: event.currentTarget.value })}
          />
        </Field>
        <Field label="Before">
          <input
            type="date"
            defaultValue={filter.before}
            onChange={(event) => onChange({ before: event.currentTarget.value })}
          />
        </Field>
        <MoneyInput
          currency={currency}
          label="At least"
          defaultValue={amountMin === undefined ? null : { amount: amountMin, currency }}
          onValueChange={(money) => onChange({ atLeast: money ? String(money.amount) : '' })}
        />
        <MoneyInput
          currency={currency}
          label="At most"
          defaultValue={amountMax === undefined ? null : { amount: amountMax, currency }}
          onValueChange={(money) => onChange({ atMost: money ? String(money.amount) : '' })}
        />
        {Object.keys(filter).length > 0 && (
          <button type="button" className="button filters-clear" onClick={clear}>
            Clear filters
          </button>
        )}
      </search>
    </details>
  );
}
