import { Field } from './Field.tsx';
import { humanize } from './humanize.ts';

export type ChoiceFieldProps<Choice extends string> = {
  label: string;
  /** Text of the option that selects nothing, such as "All". */
  noneLabel: string;
  choices: readonly Choice[];
  value: string | undefined;
  /**
   * Returns the text of a choice.
   * @default humanize
   */
  labelOf?: (choice: Choice) => string;
  /** Called with the choice, or with an empty string for none. */
  onChange: (choice: Choice | '') => void;
};

/** A select that filters a list by one of several values, or by none. */
export function ChoiceField<Choice extends string>(props: ChoiceFieldProps<Choice>) {
  const { label, noneLabel, choices, value, labelOf = humanize, onChange } = props;
  return (
    <Field label={label}>
      <select
        value={choices.find((choice) => choice === value) ?? ''}
        onChange={({ currentTarget }) =>
          onChange(choices.find((choice) => choice === currentTarget.value) ?? '')
        }
      >
        <option value="">{noneLabel}</option>
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {labelOf(choice)}
          </option>
        ))}
      </select>
    </Field>
  );
}
