import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { describeConformance } from '../testing/describeConformance.tsx';
import { renderOnStage } from '../testing/renderOnStage.tsx';
import { Money, type MoneyProps } from './Money.tsx';

const value = { amount: 124850, currency: 'USD' };

describeConformance('<Money />', (props) => <Money value={value} {...props} />);

function show(props: MoneyProps, locale = 'en-US') {
  const { container } = renderOnStage(<Money {...props} data-testid="money" />, { locale });
  const figures = container.querySelector('[data-slot="money-figures"]');
  return { figures: figures?.textContent, money: screen.getByTestId('money') };
}

test('<Money />: shows digits, and gives screen readers words', () => {
  const { figures, money } = show({ value: { amount: -15000, currency: 'USD' } });
  expect(figures).toBe('\u2212$150.00');
  expect(money.querySelector('[aria-hidden]')?.textContent).toBe(figures);
  expect(screen.getByText('minus 150 US dollars')).toBeDefined();
});

test('prop: variant', () => {
  expect(show({ value, variant: 'movement' }).figures).toBe('+$1,248.50');
});

test('behavior: keeps US$ together in right-to-left text', () => {
  expect(show({ value }, 'ar-EG').figures).toContain('US$\u200e');
});
