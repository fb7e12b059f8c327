import type { ComponentGuide } from '../stories/ComponentGuide.ts';

/** The docs page of `TopUpDialog`. */
export const topUpDialogGuide: ComponentGuide = {
  story: 'Open',
  parts: [
    { slot: 'top-up-dialog', name: 'Dialog', text: 'Above the page, which cannot be used meanwhile.' },
    {
      slot: 'top-up-dialog-close',
      name: 'Close',
      text: 'As Escape; waits while a payment is being sent.',
      at: 'end',
    },
    { slot: 'top-up-form', name: 'Form', text: 'The whole of TopUpForm, with all its props.' },
  ],
  do: [
    'Use it where adding funds is a detour: in a header, or in the middle of a task.',
    'Open it by `open` from a `LowBalanceBanner` and set `trigger={null}`.',
  ],
  dont: [
    'Put it on a page that has a `TopUpForm` already.',
    'Open it by itself. Asking for money is the customer’s move.',
  ],
  keyboard: [
    ['Enter, Space', 'On the trigger: opens it and goes into it.'],
    ['Tab', 'Round the dialog, never out of it.'],
    ['Esc', 'Closes it and goes back to the trigger, except while a payment is being sent.'],
  ],
};
