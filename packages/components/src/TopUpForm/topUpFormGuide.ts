import type { ComponentGuide } from '../stories/ComponentGuide.ts';

/** The docs page of `TopUpForm`. */
export const topUpFormGuide: ComponentGuide = {
  story: 'Default',
  parts: [
    { slot: 'top-up-form-title', name: 'Title', text: 'The form’s heading.' },
    { slot: 'top-up-form-presets', name: 'Presets', text: 'The backend’s suggestions, each with its bonus.' },
    {
      slot: 'money-input',
      name: 'Amount',
      text: 'Always there, always editable; shows what a preset has set.',
    },
    { slot: 'top-up-form-method-summary', name: 'Method', text: 'What will be charged; opens the others.' },
    {
      slot: 'quote-summary',
      name: 'Quote',
      text: 'Charge, bonus, fee, tax and new balance, as the server says.',
    },
    { slot: 'top-up-form-pay', name: 'Pay', text: 'Says the exact total. Nothing is charged before it.' },
  ],
  do: [
    'Let the presets come from the backend, where finance can change them.',
    'Keep the quote next to the button: it is what the customer agrees to.',
    'Use `onSettled` to go on, for instance to close a drawer.',
  ],
  dont: [
    'Say "success" yourself. The form does, once the entry is in the ledger.',
    'Disable the field and leave only presets.',
    'Take the form away while a payment is on its way; it finds it again after a reload.',
  ],
  keyboard: [
    ['Tab', 'Through presets, amount, method and Pay.'],
    ['← → ↑ ↓', 'Another preset or method.'],
    ['Enter, Space', 'Opens the methods; presses Pay. A second press pays nothing more.'],
  ],
  more: ['topupform-payment--docs'],
};
