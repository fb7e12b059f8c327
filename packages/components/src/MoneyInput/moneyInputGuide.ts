import type { ComponentGuide } from '../stories/ComponentGuide.ts';

/** Docs page of `MoneyInput`. */
export const moneyInputGuide: ComponentGuide = {
  story: 'Described',
  parts: [
    { slot: 'money-input-label', name: 'Label', text: 'Purpose of the amount.' },
    { slot: 'money-input-prefix', name: 'Symbol', text: 'Left out if the currency has none.' },
    {
      slot: 'money-input-control',
      name: 'Field',
      text: 'Accepts typed and pasted amounts, such as "$1,234.50". Never changes them.',
    },
    {
      slot: 'money-input-suffix',
      name: 'Currency',
      text: 'The code, since many currencies use "$".',
      at: 'end',
    },
    { slot: 'money-input-description', name: 'Description', text: 'The range of valid amounts.' },
  ],
  do: ['Name the range in the description.', 'Allow it to be empty: an empty field is null, not 0.'],
  dont: [
    'Change the text while it is typed.',
    'Show an error while it is typed. The field shows its own when the customer leaves it.',
  ],
  keyboard: [
    ['Tab', 'Selects the amount, so that typing replaces it.'],
    ['Any figure', 'Digits and separators of the locale or of English.'],
  ],
};
