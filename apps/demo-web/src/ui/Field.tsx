import { cloneElement, type ReactElement, useId } from 'react';
import { useFieldProblem } from './FieldProblems.ts';
import './Field.css';

export type FieldProps = {
  label: string;
  /** Helps to fill it in; read out with it. */
  hint?: string | undefined;
  /** One `<input>`, `<select>` or `<textarea>`. */
  children: ReactElement<ControlProps>;
};

type ControlProps = {
  id?: string;
  name?: string | undefined;
  'aria-describedby'?: string | undefined;
  'aria-invalid'?: true | undefined;
};

/** A control with its label and hint, and what is wrong with it. */
export function Field({ label, hint, children }: FieldProps) {
  const id = useId();
  const problem = useFieldProblem(children.props.name);
  const describedBy = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {cloneElement(children, {
        id,
        'aria-describedby': describedBy || undefined,
        'aria-invalid': problem ? true : undefined,
      })}
      {hint && <small id={`${id}-hint`}>{hint}</small>}
      {problem && (
        <small id={`${id}-problem`} className="field-problem" role="alert">
          {problem}
        </small>
      )}
    </div>
  );
}
