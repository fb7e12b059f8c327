import { type ReactNode, type SyntheticEvent, useState } from 'react';
import { Problem } from './Problem.tsx';

export type SaveFormProps = {
  submit: string;
  disabled?: boolean | undefined;
  children: ReactNode;
  /** Saves it. What it throws is shown, and what was filled in stays. */
  onSubmit: (form: FormData) => Promise<unknown>;
};

/** Settings that stand on a page, and are saved as a whole. */
export function SaveForm({ submit, disabled = false, children, onSubmit }: SaveFormProps) {
  const [state, setState] = useState<'idle' | 'saving' | 'saved'>('idle');
  const [error, setError] = useState<unknown>(null);
  const send = async (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (state === 'saving') return;
    setState('saving');
    setError(null);
    try {
      await onSubmit(new FormData(event.currentTarget));
      setState('saved');
    } catch (thrown) {
      setError(thrown);
      setState('idle');
    }
  };
  return (
    <form className="save-form" onSubmit={send} onChange={() => setState('idle')}>
      {children}
      {error !== null && <Problem error={error} />}
      <div className="actions">
        <button
          type="submit"
          className="button"
          data-variant="primary"
          disabled={disabled || state === 'saving'}
        >
          {state === 'saving' ? 'One moment…' : submit}
        </button>
        <span role="status">{state === 'saved' && 'Saved'}</span>
      </div>
    </form>
  );
}
