import type { ComponentGuide } from '../stories/ComponentGuide.ts';

/** The docs page of `MoneyInput`. */
export const moneyInputGuide: ComponentGuide = {
  story: 'Described',
  parts: [
    { slot: 'money-input-label', name: 'Label', text: 'What the amount is for.' },
    { slot: 'money-input-prefix', name: 'Symbol', text: 'Left out where the currency has none.' },
    {
      slot: 'money-input-control',
      name: 'Field',
      text: 'Takes what people type and paste, such as "$1,234.50"; never clamps.',
    },
    {
      slot: 'money-input-suffix',
      name: 'Currency',
      text: 'Its code, since many currencies are a "$".',
      at: 'end',
    },
    { slot: 'money-input-description', name: 'Description', text: 'The range, before one runs into it.' },
  ],
  do: ['Say the range in the description.', 'Let it be empty: an empty field is null, not 0.'],
  dont: ['Change what is being typed.', 'Complain while it is typed; the field does once it is left.'],
  keyboard: [
    ['Tab', 'Selects the amount, so that typing replaces it.'],
    ['Any figure', 'In the digits and separators of the locale, or of English.'],
  ],
};
