import type { ComponentGuide } from '../stories/ComponentGuide.ts';

/** Docs page of `QuoteSummary`. */
export const quoteSummaryGuide: ComponentGuide = {
  story: 'FeesAndTax',
  parts: [
    { slot: 'quote-summary-line', name: 'Line', text: 'Amount, bonus, fee, tax or total.' },
    { slot: 'quote-summary-line-value', name: 'Value', text: 'Amount from the server.', at: 'end' },
  ],
  do: [
    'Show it directly above the button that pays.',
    'Set `isPaid` on a receipt, which changes the words to the past.',
  ],
  dont: ['Add your own lines: they would not be in the total.', 'Hide fees until the last step.'],
  keyboard: [['–', 'Nothing to activate.']],
};
