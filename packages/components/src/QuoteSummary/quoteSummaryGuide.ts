import type { ComponentGuide } from '../stories/ComponentGuide.ts';

/** The docs page of `QuoteSummary`. */
export const quoteSummaryGuide: ComponentGuide = {
  story: 'FeesAndTax',
  parts: [
    { slot: 'quote-summary-line', name: 'Line', text: 'Amount, bonus, fee or tax, each on its own.' },
    { slot: 'quote-summary-line-value', name: 'Value', text: 'The server’s figure.', at: 'end' },
  ],
  do: [
    'Show it right above the button that pays.',
    'Use `isPaid` on the receipt: the words change to the past.',
  ],
  dont: ['Add a line of your own; it would not be in the total.', 'Hide fees until the last step.'],
  keyboard: [['–', 'Nothing to press.']],
};
