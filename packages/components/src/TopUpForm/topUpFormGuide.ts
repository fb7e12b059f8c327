import type { ComponentGuide } from '../stories/ComponentGuide.ts';

/** Docs page of `TopUpForm`. */
export const topUpFormGuide: ComponentGuide = {
  story: 'Default',
  parts: [
    { slot: 'top-up-form-title', name: 'Title', text: 'Heading of the form.' },
    {
      slot: 'top-up-form-presets',
      name: 'Presets',
      text: 'Suggested amounts from the backend, each with its bonus.',
    },
    {
      slot: 'money-input',
      name: 'Amount',
      text: 'Always editable. Shows the amount of the chosen preset.',
    },
    {
      slot: 'top-up-form-method-summary',
      name: 'Method',
      text: 'Method to charge. A click shows the others.',
    },
    {
      slot: 'quote-summary',
      name: 'Quote',
      text: 'Charge, bonus, fee, tax and new balance, from the server.',
    },
    { slot: 'top-up-form-pay', name: 'Pay', text: 'Names the exact total. Only this button charges.' },
  ],
  do: [
    'Take the presets from the backend, where your finance team can change them.',
    'Keep the quote next to the button: the customer agrees to it.',
    'Use `onTopUpSettled` for the next step, for example to close a drawer.',
  ],
  dont: [
    'Announce success yourself. The form does when the entry exists.',
    'Disable the field and leave only presets.',
    'Remove the form while a payment is in progress. After a reload it continues.',
  ],
  keyboard: [
    ['Tab', 'Moves through presets, amount, method and Pay.'],
    ['← → ↑ ↓', 'Chooses another preset or method.'],
    ['Enter, Space', 'Opens the methods, or pays. A second press does not pay again.'],
  ],
  more: ['topupform-payment--docs'],
};
