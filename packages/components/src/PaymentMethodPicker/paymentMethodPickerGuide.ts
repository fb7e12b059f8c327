import type { ComponentGuide } from '../stories/ComponentGuide.ts';

/** The docs page of `PaymentMethodPicker`. */
export const paymentMethodPickerGuide: ComponentGuide = {
  story: 'Default',
  parts: [
    { slot: 'payment-method-picker-title', name: 'Title', text: 'And in which order they are charged.' },
    { slot: 'payment-method-picker-label', name: 'Method', text: 'Brand, last digits, expiry, default.' },
    {
      slot: 'payment-method-picker-actions',
      name: 'Actions',
      text: 'Make default; remove, once that was confirmed in place.',
    },
    { slot: 'payment-method-add', name: 'Add', text: 'Opens your processor’s own form.' },
  ],
  do: [
    'Give `onAdd` your processor’s form; card numbers never pass through the kit.',
    'Give `onValueChange` where one is to be chosen: each becomes a radio.',
  ],
  dont: [
    'Hide Remove. A card that cannot be removed is a reason to leave.',
    'Show more than the last four digits.',
  ],
  keyboard: [
    ['Tab', 'Through the actions of each method, then Add.'],
    ['↑ ↓', 'Another method, where one is chosen.'],
    ['Esc', 'Keeps the method that was about to be removed.'],
  ],
};
