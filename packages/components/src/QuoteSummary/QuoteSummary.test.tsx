import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { describeConformance } from '../testing/describeConformance.tsx';
import { renderOnStage } from '../testing/renderOnStage.tsx';
import type { QuoteFigures } from './QuoteSummary.tsx';
import { QuoteSummary } from './QuoteSummary.tsx';

const dollars = (amount: number) => ({ amount, currency: 'USD' });
const quote: QuoteFigures = {
  amount: dollars(10_000),
  bonus: dollars(500),
  fee: dollars(0),
  tax: dollars(0),
  total: dollars(10_000),
  balanceAfter: null,
};

describeConformance('<QuoteSummary />', (props) => <QuoteSummary quote={quote} {...props} />);

test('behavior: leaves out lines of zero', () => {
  renderOnStage(<QuoteSummary quote={quote} />);
  const terms = within(screen.getByLabelText('What you pay and get')).getAllByRole('term');
  expect(terms.map(({ textContent }) => textContent)).toEqual(['Charge today', 'Bonus']);
});

test('prop: isPaid', () => {
  renderOnStage(<QuoteSummary quote={{ ...quote, fee: dollars(250), total: dollars(10_250) }} isPaid />);
  const terms = within(screen.getByLabelText('Receipt')).getAllByRole('term');
  expect(terms.map(({ textContent }) => textContent)).toEqual(['Top-up', 'Fee', 'Paid', 'Bonus']);
});
