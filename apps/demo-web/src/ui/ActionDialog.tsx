import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { FieldProblems } from './FieldProblems.ts';
import { Problem } from './Problem.tsx';
import { restoreFocus } from './restoreFocus.ts';
import { useSubmit } from './useSubmit.ts';
import './ActionDialog.css';

export type ActionDialogProps = {
  /** What the button says that opens it. */
  label: string;
  /**
   * Looks of that button.
   * @default 'plain'
   */
  variant?: 'plain' | 'primary' | 'danger' | 'quiet' | undefined;
  title: string;
  /** What the button says that does it. */
  submit: string;
  disabled?: boolean | undefined;
  /** What will happen, in figures; and what is to be filled in. It is made new each time it is opened. */
  children: ReactNode;
  /** Does it. What it throws is shown, and what was filled in stays. */
  onSubmit: (form: FormData) => Promise<unknown>;
};

/** Asks before something is done: a button, and the dialog that it opens. */
export function ActionDialog({ label, variant = 'plain', disabled, ...dialog }: ActionDialogProps) {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => giveFocusUp, []);
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

/** What was done may leave nothing more to do: then the button is gone, and the focus with it. */
function giveFocusUp(): void {
  restoreFocus(document.getElementById('dashboard-main'));
}

type OpenDialogProps = Pick<ActionDialogProps, 'title' | 'submit' | 'children' | 'onSubmit'> & {
  isDanger: boolean;
  onClose: () => void;
};

function OpenDialog({ title, submit, children, onSubmit, isDanger, onClose }: OpenDialogProps) {
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const { ref, state, problem, send, forget } = useSubmit(onSubmit);
  const isPending = state === 'sending';
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  useEffect(() => {
    if (state === 'done') dialog.current?.close();
  }, [state]);
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={titleId}
      onClose={onClose}
      // What is under way is waited for: its outcome has to be seen.
      onCancel={(event) => isPending && event.preventDefault()}
    >
      <form ref={ref} onSubmit={send} onInput={forget}>
        <h2 id={titleId}>{title}</h2>
        <FieldProblems value={problem.fields}>{children}</FieldProblems>
        {problem.rest !== null && <Problem error={problem.rest} />}
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
