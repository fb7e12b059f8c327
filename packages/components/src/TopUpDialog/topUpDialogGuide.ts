import type { ComponentGuide } from '../stories/ComponentGuide.ts';

/** Docs page of `TopUpDialog`. */
export const topUpDialogGuide: ComponentGuide = {
  story: 'Open',
  parts: [
    {
      slot: 'top-up-dialog',
      name: 'Dialog',
      text: 'Covers the page, which cannot be used while it is open.',
    },
    {
      slot: 'top-up-dialog-close',
      name: 'Close',
      text: 'Like Escape. Does nothing while a payment is being sent.',
      at: 'end',
    },
    { slot: 'top-up-form', name: 'Form', text: 'The whole TopUpForm, with all its props.' },
  ],
  do: [
    'Use it where adding funds interrupts another task, for example in a header.',
    'To open it from a `LowBalanceBanner`, control `open` and set `trigger={null}`.',
  ],
  dont: [
    'Put it on a page that already has a `TopUpForm`.',
    'Open it unasked. The customer decides when to add funds.',
  ],
  keyboard: [
    ['Enter, Space', 'On the trigger: opens the dialog and moves the focus into it.'],
    ['Tab', 'Moves within the dialog.'],
    ['Esc', 'Closes the dialog and returns to the trigger, except while a payment is being sent.'],
  ],
};
