import type { ComponentGuide } from '../stories/ComponentGuide.ts';

/** Docs page of `PaymentMethodPicker`. */
export const paymentMethodPickerGuide: ComponentGuide = {
  story: 'Default',
  parts: [
    {
      slot: 'payment-method-picker-title',
      name: 'Title',
      text: 'With a line on the order in which they are charged.',
    },
    { slot: 'payment-method-picker-label', name: 'Method', text: 'Brand, last digits, expiry, default.' },
    {
      slot: 'payment-method-picker-actions',
      name: 'Actions',
      text: 'Make default, or remove after a confirmation.',
    },
    { slot: 'payment-method-add', name: 'Add', text: 'Opens your processor’s form.' },
  ],
  do: [
    'Use your processor’s form in `addMethodForm`. Card numbers never pass through the kit.',
    'Set `onValueChange` to let customers choose a method.',
  ],
  dont: [
    'Hide Remove. Customers must be able to remove their cards.',
    'Show more than the last four digits.',
  ],
  keyboard: [
    ['Tab', 'Moves through the actions of each method, then Add.'],
    ['↑ ↓', 'Chooses another method, with `onValueChange`.'],
    ['Esc', 'Cancels the removal.'],
  ],
};
