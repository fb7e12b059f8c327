import { cloneElement, type ReactElement, useId } from 'react';

export type FieldProps = {
  label: string;
  /** Helps to fill it in; read out with it. */
  hint?: string | undefined;
  /** One `<input>`, `<select>` or `<textarea>`. */
  children: ReactElement<{ id?: string; 'aria-describedby'?: string | undefined }>;
};

/** A control with its label and hint. */
export function Field({ label, hint, children }: FieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {cloneElement(children, { id, 'aria-describedby': hint && `${id}-hint` })}
      {hint && <small id={`${id}-hint`}>{hint}</small>}
    </div>
  );
}
