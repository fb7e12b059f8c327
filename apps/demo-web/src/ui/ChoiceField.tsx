import { Field } from './Field.tsx';
import { humanize } from './humanize.ts';

export type ChoiceFieldProps<Choice extends string> = {
  label: string;
  /** What stands for no choice. */
  all: string;
  choices: readonly Choice[];
  value: string | undefined;
  /** @default the choice, written for people */
  nameOf?: (choice: Choice) => string;
  /** Called with the choice; empty for none. */
  onChange: (choice: Choice | '') => void;
};

/** Narrows a list to one of some choices, or to none of them. */
export function ChoiceField<Choice extends string>(props: ChoiceFieldProps<Choice>) {
  const { label, all, choices, value, nameOf = humanize, onChange } = props;
  return (
    <Field label={label}>
      <select
        value={choices.find((one) => one === value) ?? ''}
        onChange={({ currentTarget }) => onChange(choices.find((one) => one === currentTarget.value) ?? '')}
      >
        <option value="">{all}</option>
        {choices.map((one) => (
          <option key={one} value={one}>
            {nameOf(one)}
          </option>
        ))}
      </select>
    </Field>
  );
}
