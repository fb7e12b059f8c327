import { ChoiceField } from './ChoiceField.tsx';

export type StatusFilterProps<Status extends string> = {
  statuses: readonly Status[];
  value: Status | undefined;
  /** Called with what changes of the page's filter. */
  onChange: (part: { status: Status | '' }) => void;
};

/** Narrows a list to what has one status. */
export function StatusFilter<Status extends string>({
  statuses,
  value,
  onChange,
}: StatusFilterProps<Status>) {
  return (
    <search className="filters">
      <ChoiceField
        label="Status"
        all="All"
        choices={statuses}
        value={value}
        onChange={(status) => onChange({ status })}
      />
    </search>
  );
}
