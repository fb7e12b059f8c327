import { useId } from 'react';

export type ChoiceProps<Value extends string> = {
  label: string;
  value: Value;
  options: Readonly<Record<Value, string>>;
  onChange: (value: Value) => void;
};

/** One of a few, each in sight. */
export function Choice<Value extends string>({ label, value, options, onChange }: ChoiceProps<Value>) {
  const name = useId();
  const values = Object.keys(options) as Value[];
  return (
    <fieldset className="devtools-choice">
      <legend>{label}</legend>
      {values.map((one) => (
        <label key={one}>
          <input type="radio" name={name} checked={one === value} onChange={() => onChange(one)} />
          {options[one]}
        </label>
      ))}
    </fieldset>
  );
}
