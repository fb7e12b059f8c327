import type { ComponentGuide } from '../stories/ComponentGuide.ts';

/** The docs page of `Money`. */
export const moneyGuide: ComponentGuide = {
  story: 'Hero',
  parts: [
    { slot: 'money', name: 'Amount', text: 'As the reader’s language writes it; figures of one width.' },
    {
      slot: 'money-minor',
      name: 'Fraction',
      text: 'Smaller in `hero`, so that the eye reads the whole first.',
      at: 'end',
    },
  ],
  do: [
    'Use it for each amount, also in your own sentences: it is read out as words.',
    'Use `movement` where money comes and goes; `hero` once a page.',
  ],
  dont: ['Format amounts by hand, or round them.', 'Leave out the currency because "everybody knows".'],
  keyboard: [['–', 'Nothing to press.']],
};
