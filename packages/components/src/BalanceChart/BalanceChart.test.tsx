import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { describeConformance } from '../testing/describeConformance.tsx';
import { renderOnStage } from '../testing/renderOnStage.tsx';
import { BalanceChart } from './BalanceChart.tsx';

describeConformance('<BalanceChart />', BalanceChart);

test('behavior: time runs from right to left in a right-to-left language', async () => {
  renderOnStage(<BalanceChart />, { locale: 'ar-EG' });
  const slider = await screen.findByRole('slider', {}, { timeout: 5_000 });
  expect(getComputedStyle(slider).direction).toBe('rtl');
});

test('behavior: adds no style tag to the page', async () => {
  const before = document.querySelectorAll('style').length;
  renderOnStage(<BalanceChart />);
  await screen.findByRole('slider', {}, { timeout: 5_000 });
  expect(document.querySelectorAll('style').length).toBe(before);
});
