import type { ComponentGuide } from '../stories/ComponentGuide.ts';

/** Docs page of `Money`. */
export const moneyGuide: ComponentGuide = {
  story: 'Hero',
  parts: [
    {
      slot: 'money',
      name: 'Amount',
      text: 'In the format of the customer’s language, with digits of equal width.',
    },
    {
      slot: 'money-minor',
      name: 'Fraction',
      text: 'Smaller in `hero`.',
      at: 'end',
    },
  ],
  do: [
    'Use it for all amounts, also in your own sentences. Screen readers read it as words.',
    'Use `movement` for incoming and outgoing money, and `hero` once per page.',
  ],
  dont: ['Format amounts by hand, or round them.', 'Leave out the currency.'],
  keyboard: [['–', 'Nothing to activate.']],
};
