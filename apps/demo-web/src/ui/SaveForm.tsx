import { Fragment, type ReactNode } from 'react';
import { ErrorNotice } from './ErrorNotice.tsx';
import { FieldErrorsContext } from './fieldErrors.ts';
import { useSubmit } from './useSubmit.ts';
import './SaveForm.css';

export type SaveFormProps = {
  /** Text of the button that saves. */
  submit: string;
  disabled?: boolean | undefined;
  /**
   * Version of the saved value. The fields reset when it changes, so that they never mix two versions.
   * @default 0
   */
  version?: number | undefined;
  children: ReactNode;
  /** Saves the form. If it throws, the form keeps its values and shows the error. */
  onSubmit: (form: FormData) => Promise<unknown>;
};

/** A form on a page that is saved as a whole. */
export function SaveForm({ submit, disabled = false, version = 0, children, onSubmit }: SaveFormProps) {
  const form = useSubmit(onSubmit);
  const isPending = form.state === 'pending';
  return (
    <form ref={form.ref} className="save-form" onSubmit={form.submit} onInput={form.reset}>
      <FieldErrorsContext value={form.errors.fields}>
        <Fragment key={version}>{children}</Fragment>
      </FieldErrorsContext>
      {form.errors.rest !== null && <ErrorNotice error={form.errors.rest} />}
      <div className="actions">
        <button type="submit" className="button" data-variant="primary" disabled={disabled || isPending}>
          {isPending ? 'One moment…' : submit}
        </button>
        <span role="status">{form.state === 'success' && 'Saved'}</span>
      </div>
    </form>
  );
}
