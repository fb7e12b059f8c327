import { cloneElement, type ReactElement, useId } from 'react';
import { useFieldError } from './fieldErrors.ts';
import './Field.css';

export type FieldProps = {
  label: string;
  /** Help for the field, which screen readers read with its label. */
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

/** A control with its label, hint and error. */
export function Field({ label, hint, children }: FieldProps) {
  const id = useId();
  const error = useFieldError(children.props.name);
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {cloneElement(children, {
        id,
        'aria-describedby': describedBy || undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {hint && <small id={`${id}-hint`}>{hint}</small>}
      {error && (
        <small id={`${id}-error`} className="field-error" role="alert">
          {error}
        </small>
      )}
    </div>
  );
}
