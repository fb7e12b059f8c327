import type { SyntheticEvent } from 'react';

/**
 * Returns an `onSubmit` handler that passes the form's data on. React's `action` would reset the form: a select would
 * then show its first option while the page still charges the card that was selected.
 */
export function handleSubmit(submit: (form: FormData) => unknown) {
  return (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    void submit(new FormData(event.currentTarget));
  };
}
