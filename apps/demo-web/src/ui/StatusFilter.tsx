import { ChoiceField } from './ChoiceField.tsx';

export type StatusFilterProps<Status extends string> = {
  statuses: readonly Status[];
  value: Status | undefined;
  /** Called with the part of the page's filter that changes. */
  onChange: (part: { status: Status | '' }) => void;
};

/** A select that filters a list by status. */
export function StatusFilter<Status extends string>({
  statuses,
  value,
  onChange,
}: StatusFilterProps<Status>) {
  return (
    <search className="filters">
      <ChoiceField
        label="Status"
        noneLabel="All"
        choices={statuses}
        value={value}
        onChange={(status) => onChange({ status })}
      />
    </search>
  );
}
