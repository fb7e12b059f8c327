import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { ErrorNotice } from './ErrorNotice.tsx';
import { FieldErrorsContext } from './fieldErrors.ts';
import { restoreFocus } from './restoreFocus.ts';
import { useSubmit } from './useSubmit.ts';
import './ActionDialog.css';

export type ActionDialogProps = {
  /** Text of the button that opens the dialog. */
  label: string;
  /**
   * Look of that button.
   * @default 'plain'
   */
  variant?: 'plain' | 'primary' | 'danger' | 'quiet' | undefined;
  title: string;
  /** Text of the button that submits the dialog. */
  submit: string;
  disabled?: boolean | undefined;
  /** The consequences, with their amounts, and the form's fields. They mount each time the dialog opens. */
  children: ReactNode;
  /** Runs the action. If it throws, the dialog stays open and shows the error. */
  onSubmit: (form: FormData) => Promise<unknown>;
};

/** A button that opens a dialog to confirm an action. */
export function ActionDialog({ label, variant = 'plain', disabled, ...dialog }: ActionDialogProps) {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => moveFocusToMain, []);
  return (
    <>
      <button
        type="button"
        className="button"
        data-variant={variant}
        disabled={disabled}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {label}
      </button>
      {isOpen && <OpenDialog {...dialog} isDanger={variant === 'danger'} onClose={() => setOpen(false)} />}
    </>
  );
}

/** The action can remove its own button, which had the focus. */
function moveFocusToMain(): void {
  restoreFocus(document.getElementById('dashboard-main'));
}

type OpenDialogProps = Pick<ActionDialogProps, 'title' | 'submit' | 'children' | 'onSubmit'> & {
  isDanger: boolean;
  onClose: () => void;
};

function OpenDialog({ title, submit, children, onSubmit, isDanger, onClose }: OpenDialogProps) {
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const form = useSubmit(onSubmit);
  const isPending = form.state === 'pending';
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  useEffect(() => {
    if (form.state === 'success') dialog.current?.close();
  }, [form.state]);
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={titleId}
      onClose={onClose}
      // Escape does not close the dialog before the outcome is known.
      onCancel={(event) => isPending && event.preventDefault()}
    >
      <form ref={form.ref} onSubmit={form.submit} onInput={form.reset}>
        <h2 id={titleId}>{title}</h2>
        <FieldErrorsContext value={form.errors.fields}>{children}</FieldErrorsContext>
        {form.errors.rest !== null && <ErrorNotice error={form.errors.rest} />}
        <div className="dialog-actions">
          <button
            type="button"
            className="button"
            disabled={isPending}
            onClick={() => dialog.current?.close()}
          >
            Cancel
          </button>
          <button
            type="submit"
            className="button"
            data-variant={isDanger ? 'danger' : 'primary'}
            disabled={isPending}
          >
            {isPending ? 'One moment…' : submit}
          </button>
        </div>
      </form>
    </dialog>
  );
}
