import type { SyntheticEvent } from 'react';

/**
 * What a form does when it is sent. A React `action` would reset the form after it: a select then shows its
 * first choice while the page still holds another one, such as the card that is charged.
 */
export function onSend(send: (form: FormData) => unknown) {
  return (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    void send(new FormData(event.currentTarget));
  };
}
