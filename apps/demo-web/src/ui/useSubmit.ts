import { useFormatMoney } from '@coffer/hooks';
import { type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { type FormErrors, mapFieldErrors } from './mapFieldErrors.ts';

type Submission = { state: 'idle' | 'pending' | 'success' | 'error'; errors: FormErrors };

const noErrors: FormErrors = { fields: {}, rest: null };

/**
 * Submits a form, one request at a time. An error appears at the fields that it is about, the first of them gets the
 * focus, and the form keeps its values.
 */
export function useSubmit(onSubmit: (form: FormData) => Promise<unknown>) {
  const [{ state, errors }, setSubmission] = useState<Submission>({ state: 'idle', errors: noErrors });
  const { format } = useFormatMoney();
  const ref = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (state === 'error') firstInvalidInput(ref.current)?.focus();
  }, [state]);

  const submit = async (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    if (state === 'pending') return;
    // A money field validates its own amount. Its error must be corrected first.
    const invalid = firstInvalidInput(form);
    if (invalid && errors === noErrors) {
      return setSubmission({ state: 'error', errors: ownErrorOf(invalid) });
    }
    setSubmission({ state: 'pending', errors: noErrors });
    try {
      await onSubmit(new FormData(form));
      setSubmission({ state: 'success', errors: noErrors });
    } catch (error) {
      setSubmission({ state: 'error', errors: mapFieldErrors(error, form, format) });
    }
  };
  const reset = () => {
    if (state !== 'pending') setSubmission({ state: 'idle', errors: noErrors });
  };
  return { ref, state, errors, submit, reset };
}

function firstInvalidInput(form: HTMLFormElement | null): HTMLInputElement | null {
  return form?.querySelector<HTMLInputElement>('input[aria-invalid="true"]') ?? null;
}

/** Copies a money field's own error, because the field clears it as soon as it gets the focus. */
function ownErrorOf(input: HTMLInputElement): FormErrors {
  const message = document.getElementById(`${input.id}-error`)?.textContent ?? 'Enter a valid amount.';
  return { fields: { [input.name.replace(/-text$/, '')]: message }, rest: null };
}
