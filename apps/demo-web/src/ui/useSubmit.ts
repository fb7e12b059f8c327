import { useFormatMoney } from '@coffer/hooks';
import { type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { mapFieldErrors, type SortedProblem } from './mapFieldErrors.ts';

type Submission = { state: 'idle' | 'sending' | 'done' | 'failed'; problem: SortedProblem };

const nothingWrong: SortedProblem = { fields: {}, rest: null };

/**
 * Sends a form once at a time. What it throws is told at the fields that it is about, the first of which gets
 * the focus, and what was filled in stays.
 */
export function useSubmit(onSubmit: (form: FormData) => Promise<unknown>) {
  const [{ state, problem }, setSubmission] = useState<Submission>({ state: 'idle', problem: nothingWrong });
  const { format } = useFormatMoney();
  const ref = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (state === 'failed') firstInvalid(ref.current)?.focus();
  }, [state]);

  const send = async (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    if (state === 'sending') return;
    // What a field for money itself says of its amount has to be put right first.
    const invalid = firstInvalid(form);
    if (invalid && problem === nothingWrong) {
      return setSubmission({ state: 'failed', problem: toldBy(invalid) });
    }
    setSubmission({ state: 'sending', problem: nothingWrong });
    try {
      await onSubmit(new FormData(form));
      setSubmission({ state: 'done', problem: nothingWrong });
    } catch (error) {
      setSubmission({ state: 'failed', problem: mapFieldErrors(error, form, format) });
    }
  };
  const forget = () => {
    if (state !== 'sending') setSubmission({ state: 'idle', problem: nothingWrong });
  };
  return { ref, state, problem, send, forget };
}

function firstInvalid(form: HTMLFormElement | null): HTMLInputElement | null {
  return form?.querySelector<HTMLInputElement>('input[aria-invalid="true"]') ?? null;
}

/** Keeps what a field says of itself, which it takes back as soon as it has the focus again. */
function toldBy(field: HTMLInputElement): SortedProblem {
  const text = document.getElementById(`${field.id}-error`)?.textContent;
  return { fields: { [field.name.replace(/-text$/, '')]: text ?? 'This cannot be taken.' }, rest: null };
}
