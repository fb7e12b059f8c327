import { Fragment, type ReactNode } from 'react';
import { FieldProblems } from './FieldProblems.ts';
import { Problem } from './Problem.tsx';
import { useSubmit } from './useSubmit.ts';
import './SaveForm.css';

export type SaveFormProps = {
  submit: string;
  disabled?: boolean | undefined;
  /** Of what is saved: what somebody else has saved is shown as it is, and not mixed with what stood here. */
  version?: number | undefined;
  children: ReactNode;
  /** Saves it. What it throws is shown, and what was filled in stays. */
  onSubmit: (form: FormData) => Promise<unknown>;
};

/** Settings that stand on a page, and are saved as a whole. */
export function SaveForm({ submit, disabled = false, version = 0, children, onSubmit }: SaveFormProps) {
  const { ref, state, problem, send, forget } = useSubmit(onSubmit);
  const isPending = state === 'sending';
  return (
    <form ref={ref} className="save-form" onSubmit={send} onInput={forget}>
      <FieldProblems value={problem.fields}>
        <Fragment key={version}>{children}</Fragment>
      </FieldProblems>
      {problem.rest !== null && <Problem error={problem.rest} />}
      <div className="actions">
        <button type="submit" className="button" data-variant="primary" disabled={disabled || isPending}>
          {isPending ? 'One moment…' : submit}
        </button>
        <span role="status">{state === 'done' && 'Saved'}</span>
      </div>
    </form>
  );
}
