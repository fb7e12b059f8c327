import { entrySources, entryTypes } from '@coffer/adapter';
import { MoneyInput } from '@coffer/components';
import { Field } from '../parts/Field.tsx';
import type { EntryQuery } from './EntryQuery.ts';

export type EntryFiltersProps = {
  currency: string;
  filter: EntryQuery;
  onChange: (filter: EntryQuery) => void;
};

/** What narrows the entries: each field narrows at once. */
export function EntryFilters({ currency, filter, onChange }: EntryFiltersProps) {
  const change = (part: { [Name in keyof EntryQuery]: EntryQuery[Name] | undefined }) => {
    const chosen = Object.entries({ ...filter, ...part }).filter(([, value]) => value !== undefined);
    onChange(Object.fromEntries(chosen));
  };
  return (
    <search className="filters">
      <Field label="Text">
        <input
          type="search"
          defaultValue={filter.text ?? ''}
          onChange={(event) => change({ text: event.currentTarget.value.trim() || undefined })}
        />
      </Field>
      <Field label="Direction">
        <select
          value={filter.direction ?? ''}
          onChange={({ currentTarget: { value } }) =>
            change({ direction: value === 'in' || value === 'out' ? value : undefined })
          }
        >
          <option value="">In and out</option>
          <option value="in">In</option>
          <option value="out">Out</option>
        </select>
      </Field>
      <Field label="Type">
        <select
          value={filter.type?.[0] ?? ''}
          onChange={({ currentTarget: { value } }) => {
            const type = entryTypes.find((one) => one === value);
            change({ type: type && [type] });
          }}
        >
          <option value="">All types</option>
          {entryTypes.map((type) => (
            <option key={type}>{type}</option>
          ))}
        </select>
      </Field>
      <Field label="Source">
        <select
          value={filter.source?.[0] ?? ''}
          onChange={({ currentTarget: { value } }) => {
            const source = entrySources.find((one) => one === value);
            change({ source: source && [source] });
          }}
        >
          <option value="">All sources</option>
          {entrySources.map((source) => (
            <option key={source}>{source}</option>
          ))}
        </select>
      </Field>
      <Field label="From">
        <input type="date" onChange={(event) => change({ from: startOf(event.currentTarget.value) })} />
      </Field>
      <Field label="Before">
        <input type="date" onChange={(event) => change({ to: startOf(event.currentTarget.value) })} />
      </Field>
      <MoneyInput
        currency={currency}
        label="At least"
        onValueChange={(money) => change({ amountMin: money?.amount })}
      />
      <MoneyInput
        currency={currency}
        label="At most"
        onValueChange={(money) => change({ amountMax: money?.amount })}
      />
    </search>
  );
}

/** The beginning of a day by the clock of this machine. */
function startOf(day: string): string | undefined {
  return day === '' ? undefined : new Date(`${day}T00:00`).toISOString();
}
